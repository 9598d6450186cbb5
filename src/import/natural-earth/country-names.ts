/** Names of countries and dependencies by ISO 3166-1 alpha-2 code, from the Unicode CLDR. */

const LANGUAGES = ["ar", "de", "es", "fr", "hi", "it", "ja", "lt", "pl", "pt", "ru", "tr", "uk", "zh"];

const ROWS = `
AD|أندورا|Andorra|Andorra|Andorre|एंडोरा|Andorra|アンドラ|Andora|Andora|Andorra|Андорра|Andorra|Андорра|安道尔
AE|الإمارات العربية المتحدة|Vereinigte Arabische Emirate|Emiratos Árabes Unidos|Émirats arabes unis|संयुक्त अरब अमीरात|Emirati Arabi Uniti|アラブ首長国連邦|Jungtiniai Arabų Emyratai|Zjednoczone Emiraty Arabskie|Emirados Árabes Unidos|ОАЭ|Birleşik Arap Emirlikleri|Обʼєднані Арабські Емірати|阿拉伯联合酋长国
AF|أفغانستان|Afghanistan|Afganistán|Afghanistan|अफ़गानिस्तान|Afghanistan|アフガニスタン|Afganistanas|Afganistan|Afeganistão|Афганистан|Afganistan|Афганістан|阿富汗
AG|أنتيغوا وبربودا|Antigua und Barbuda|Antigua y Barbuda|Antigua-et-Barbuda|एंटिगुआ और बरबुडा|Antigua e Barbuda|アンティグア・バーブーダ|Antigva ir Barbuda|Antigua i Barbuda|Antígua e Barbuda|Антигуа и Барбуда|Antigua ve Barbuda|Антигуа і Барбуда|安提瓜和巴布达
AI|أنغويلا|Anguilla|Anguila|Anguilla|एंग्विला|Anguilla|アンギラ|Angilija|Anguilla|Anguila|Ангилья|Anguilla|Ангілья|安圭拉
AL|ألبانيا|Albanien|Albania|Albanie|अल्बानिया|Albania|アルバニア|Albanija|Albania|Albânia|Албания|Arnavutluk|Албанія|阿尔巴尼亚
AM|أرمينيا|Armenien|Armenia|Arménie|आर्मेनिया|Armenia|アルメニア|Armėnija|Armenia|Armênia|Армения|Ermenistan|Вірменія|亚美尼亚
AO|أنغولا|Angola|Angola|Angola|अंगोला|Angola|アンゴラ|Angola|Angola|Angola|Ангола|Angola|Ангола|安哥拉
AQ|أنتاركتيكا|Antarktis|Antártida|Antarctique|अंटार्कटिका|Antartide|南極|Antarktida|Antarktyda|Antártida|Антарктида|Antarktika|Антарктика|南极洲
AR|الأرجنتين|Argentinien|Argentina|Argentine|अर्जेंटीना|Argentina|アルゼンチン|Argentina|Argentyna|Argentina|Аргентина|Arjantin|Аргентина|阿根廷
AS|ساموا الأمريكية|Amerikanisch-Samoa|Samoa Americana|Samoa américaines|अमेरिकी समोआ|Samoa Americane|米領サモア|Amerikos Samoa|Samoa Amerykańskie|Samoa Americana|Американское Самоа|Amerikan Samoası|Американське Самоа|美属萨摩亚
AT|النمسا|Österreich|Austria|Autriche|ऑस्ट्रिया|Austria|オーストリア|Austrija|Austria|Áustria|Австрия|Avusturya|Австрія|奥地利
AU|أستراليا|Australien|Australia|Australie|ऑस्ट्रेलिया|Australia|オーストラリア|Australija|Australia|Austrália|Австралия|Avustralya|Австралія|澳大利亚
AW|أروبا|Aruba|Aruba|Aruba|अरूबा|Aruba|アルバ|Aruba|Aruba|Aruba|Аруба|Aruba|Аруба|阿鲁巴
AX|جزر آلاند|Ålandinseln|Islas Aland|Îles Åland|एलैंड द्वीपसमूह|Isole Åland|オーランド諸島|Alandų Salos|Wyspy Alandzkie|Ilhas Aland|Аландские о-ва|Åland Adaları|Аландські Острови|奥兰群岛
AZ|أذربيجان|Aserbaidschan|Azerbaiyán|Azerbaïdjan|अज़रबैजान|Azerbaigian|アゼルバイジャン|Azerbaidžanas|Azerbejdżan|Azerbaijão|Азербайджан|Azerbaycan|Азербайджан|阿塞拜疆
BA|البوسنة والهرسك|Bosnien und Herzegowina|Bosnia y Herzegovina|Bosnie-Herzégovine|बोस्निया और हर्ज़ेगोविना|Bosnia ed Erzegovina|ボスニア・ヘルツェゴビナ|Bosnija ir Hercegovina|Bośnia i Hercegowina|Bósnia e Herzegovina|Босния и Герцеговина|Bosna-Hersek|Боснія і Герцеговина|波斯尼亚和黑塞哥维那
BB|بربادوس|Barbados|Barbados|Barbade|बारबाडोस|Barbados|バルバドス|Barbadosas|Barbados|Barbados|Барбадос|Barbados|Барбадос|巴巴多斯
BD|بنغلاديش|Bangladesch|Bangladés|Bangladesh|बांग्लादेश|Bangladesh|バングラデシュ|Bangladešas|Bangladesz|Bangladesh|Бангладеш|Bangladeş|Бангладеш|孟加拉国
BE|بلجيكا|Belgien|Bélgica|Belgique|बेल्जियम|Belgio|ベルギー|Belgija|Belgia|Bélgica|Бельгия|Belçika|Бельгія|比利时
BF|بوركينا فاسو|Burkina Faso|Burkina Faso|Burkina Faso|बुर्किना फ़ासो|Burkina Faso|ブルキナファソ|Burkina Fasas|Burkina Faso|Burquina Faso|Буркина-Фасо|Burkina Faso|Буркіна-Фасо|布基纳法索
BG|بلغاريا|Bulgarien|Bulgaria|Bulgarie|बुल्गारिया|Bulgaria|ブルガリア|Bulgarija|Bułgaria|Bulgária|Болгария|Bulgaristan|Болгарія|保加利亚
BH|البحرين|Bahrain|Baréin|Bahreïn|बहरीन|Bahrein|バーレーン|Bahreinas|Bahrajn|Barein|Бахрейн|Bahreyn|Бахрейн|巴林
BI|بوروندي|Burundi|Burundi|Burundi|बुरुंडी|Burundi|ブルンジ|Burundis|Burundi|Burundi|Бурунди|Burundi|Бурунді|布隆迪
BJ|بنين|Benin|Benín|Bénin|बेनिन|Benin|ベナン|Beninas|Benin|Benin|Бенин|Benin|Бенін|贝宁
BL|سان بارتليمي|St. Barthélemy|San Bartolomé|Saint-Barthélemy|सेंट बार्थेलेमी|Saint-Barthélemy|サン・バルテルミー|Sen Bartelemi|Saint-Barthélemy|São Bartolomeu|Сен-Бартелеми|Saint Barthelemy|Сен-Бартелемі|圣巴泰勒米
BM|برمودا|Bermuda|Bermudas|Bermudes|बरमूडा|Bermuda|バミューダ|Bermuda|Bermudy|Bermudas|Бермудские о-ва|Bermuda|Бермудські Острови|百慕大
BN|بروناي|Brunei Darussalam|Brunéi|Brunei|ब्रूनेई|Brunei|ブルネイ|Brunėjus|Brunei|Brunei|Бруней|Brunei|Бруней|文莱
BO|بوليفيا|Bolivien|Bolivia|Bolivie|बोलीविया|Bolivia|ボリビア|Bolivija|Boliwia|Bolívia|Боливия|Bolivya|Болівія|玻利维亚
BR|البرازيل|Brasilien|Brasil|Brésil|ब्राज़ील|Brasile|ブラジル|Brazilija|Brazylia|Brasil|Бразилия|Brezilya|Бразилія|巴西
BS|جزر البهاما|Bahamas|Bahamas|Bahamas|बहामास|Bahamas|バハマ|Bahamos|Bahamy|Bahamas|Багамы|Bahamalar|Багамські Острови|巴哈马
BT|بوتان|Bhutan|Bután|Bhoutan|भूटान|Bhutan|ブータン|Butanas|Bhutan|Butão|Бутан|Butan|Бутан|不丹
BW|بوتسوانا|Botsuana|Botsuana|Botswana|बोत्स्वाना|Botswana|ボツワナ|Botsvana|Botswana|Botsuana|Ботсвана|Botsvana|Ботсвана|博茨瓦纳
BY|بيلاروس|Belarus|Bielorrusia|Biélorussie|बेलारूस|Bielorussia|ベラルーシ|Baltarusija|Białoruś|Bielorrússia|Беларусь|Belarus|Білорусь|白俄罗斯
BZ|بليز|Belize|Belice|Belize|बेलीज़|Belize|ベリーズ|Belizas|Belize|Belize|Белиз|Belize|Беліз|伯利兹
CA|كندا|Kanada|Canadá|Canada|कनाडा|Canada|カナダ|Kanada|Kanada|Canadá|Канада|Kanada|Канада|加拿大
CD|الكونغو - كينشاسا|Kongo-Kinshasa|República Democrática del Congo|Congo-Kinshasa|कांगो - किंशासा|Congo - Kinshasa|コンゴ民主共和国(キンシャサ)|Kongas-Kinšasa|Demokratyczna Republika Konga|Congo - Kinshasa|Конго - Киншаса|Kongo - Kinşasa|Конго – Кіншаса|刚果（金）
CF|جمهورية أفريقيا الوسطى|Zentralafrikanische Republik|República Centroafricana|République centrafricaine|मध्य अफ़्रीकी गणराज्य|Repubblica Centrafricana|中央アフリカ共和国|Centrinės Afrikos Respublika|Republika Środkowoafrykańska|República Centro-Africana|Центрально-Африканская Республика|Orta Afrika Cumhuriyeti|Центральноафриканська Республіка|中非共和国
CG|الكونغو - برازافيل|Kongo-Brazzaville|Congo|Congo-Brazzaville|कांगो – ब्राज़ाविल|Congo-Brazzaville|コンゴ共和国(ブラザビル)|Kongas-Brazavilis|Kongo|República do Congo|Конго - Браззавиль|Kongo - Brazavil|Конго – Браззавіль|刚果（布）
CH|سويسرا|Schweiz|Suiza|Suisse|स्विट्ज़रलैंड|Svizzera|スイス|Šveicarija|Szwajcaria|Suíça|Швейцария|İsviçre|Швейцарія|瑞士
CI|ساحل العاج|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire|कोत दिवुआर|Costa d’Avorio|コートジボワール|Dramblio Kaulo Krantas|Côte d’Ivoire|Costa do Marfim|Кот-д’Ивуар|Côte d’Ivoire|Кот-дʼІвуар|科特迪瓦
CK|جزر كوك|Cookinseln|Islas Cook|Îles Cook|कुक द्वीपसमूह|Isole Cook|クック諸島|Kuko Salos|Wyspy Cooka|Ilhas Cook|о-ва Кука|Cook Adaları|Острови Кука|库克群岛
CL|تشيلي|Chile|Chile|Chili|चिली|Cile|チリ|Čilė|Chile|Chile|Чили|Şili|Чилі|智利
CM|الكاميرون|Kamerun|Camerún|Cameroun|कैमरून|Camerun|カメルーン|Kamerūnas|Kamerun|Camarões|Камерун|Kamerun|Камерун|喀麦隆
CN|الصين|China|China|Chine|चीन|Cina|中国|Kinija|Chiny|China|Китай|Çin|Китай|中国
CO|كولومبيا|Kolumbien|Colombia|Colombie|कोलंबिया|Colombia|コロンビア|Kolumbija|Kolumbia|Colômbia|Колумбия|Kolombiya|Колумбія|哥伦比亚
CR|كوستاريكا|Costa Rica|Costa Rica|Costa Rica|कोस्टारिका|Costa Rica|コスタリカ|Kosta Rika|Kostaryka|Costa Rica|Коста-Рика|Kosta Rika|Коста-Рика|哥斯达黎加
CU|كوبا|Kuba|Cuba|Cuba|क्यूबा|Cuba|キューバ|Kuba|Kuba|Cuba|Куба|Küba|Куба|古巴
CV|الرأس الأخضر|Cabo Verde|Cabo Verde|Cap-Vert|केप वर्ड|Capo Verde|カーボベルデ|Žaliasis Kyšulys|Republika Zielonego Przylądka|Cabo Verde|Кабо-Верде|Cabo Verde|Кабо-Верде|佛得角
CW|كوراساو|Curaçao|Curazao|Curaçao|कुरासाओ|Curaçao|キュラソー|Kiurasao|Curaçao|Curaçao|Кюрасао|Curaçao|Кюрасао|库拉索
CY|قبرص|Zypern|Chipre|Chypre|साइप्रस|Cipro|キプロス|Kipras|Cypr|Chipre|Кипр|Kıbrıs|Кіпр|塞浦路斯
CZ|التشيك|Tschechien|Chequia|Tchéquie|चेकिया|Cechia|チェコ|Čekija|Czechy|Tchéquia|Чехия|Çekya|Чехія|捷克
DE|ألمانيا|Deutschland|Alemania|Allemagne|जर्मनी|Germania|ドイツ|Vokietija|Niemcy|Alemanha|Германия|Almanya|Німеччина|德国
DJ|جيبوتي|Dschibuti|Yibuti|Djibouti|जिबूती|Gibuti|ジブチ|Džibutis|Dżibuti|Djibuti|Джибути|Cibuti|Джибуті|吉布提
DK|الدانمرك|Dänemark|Dinamarca|Danemark|डेनमार्क|Danimarca|デンマーク|Danija|Dania|Dinamarca|Дания|Danimarka|Данія|丹麦
DM|دومينيكا|Dominica|Dominica|Dominique|डोमिनिका|Dominica|ドミニカ国|Dominika|Dominika|Dominica|Доминика|Dominika|Домініка|多米尼克
DO|جمهورية الدومينيكان|Dominikanische Republik|República Dominicana|République dominicaine|डोमिनिकन गणराज्य|Repubblica Dominicana|ドミニカ共和国|Dominikos Respublika|Dominikana|República Dominicana|Доминиканская Республика|Dominik Cumhuriyeti|Домініканська Республіка|多米尼加共和国
DZ|الجزائر|Algerien|Argelia|Algérie|अल्जीरिया|Algeria|アルジェリア|Alžyras|Algieria|Argélia|Алжир|Cezayir|Алжир|阿尔及利亚
EC|الإكوادور|Ecuador|Ecuador|Équateur|इक्वाडोर|Ecuador|エクアドル|Ekvadoras|Ekwador|Equador|Эквадор|Ekvador|Еквадор|厄瓜多尔
EE|إستونيا|Estland|Estonia|Estonie|एस्टोनिया|Estonia|エストニア|Estija|Estonia|Estônia|Эстония|Estonya|Естонія|爱沙尼亚
EG|مصر|Ägypten|Egipto|Égypte|मिस्र|Egitto|エジプト|Egiptas|Egipt|Egito|Египет|Mısır|Єгипет|埃及
EH|الصحراء الغربية|Westsahara|Sáhara Occidental|Sahara occidental|पश्चिमी सहारा|Sahara Occidentale|西サハラ|Vakarų Sachara|Sahara Zachodnia|Saara Ocidental|Западная Сахара|Batı Sahra|Західна Сахара|西撒哈拉
ER|إريتريا|Eritrea|Eritrea|Érythrée|इरिट्रिया|Eritrea|エリトリア|Eritrėja|Erytrea|Eritreia|Эритрея|Eritre|Еритрея|厄立特里亚
ES|إسبانيا|Spanien|España|Espagne|स्पेन|Spagna|スペイン|Ispanija|Hiszpania|Espanha|Испания|İspanya|Іспанія|西班牙
ET|إثيوبيا|Äthiopien|Etiopía|Éthiopie|इथियोपिया|Etiopia|エチオピア|Etiopija|Etiopia|Etiópia|Эфиопия|Etiyopya|Ефіопія|埃塞俄比亚
FI|فنلندا|Finnland|Finlandia|Finlande|फ़िनलैंड|Finlandia|フィンランド|Suomija|Finlandia|Finlândia|Финляндия|Finlandiya|Фінляндія|芬兰
FJ|فيجي|Fidschi|Fiyi|Fidji|फ़िजी|Figi|フィジー|Fidžis|Fidżi|Fiji|Фиджи|Fiji|Фіджі|斐济
FK|جزر فوكلاند|Falklandinseln|Islas Malvinas|Îles Malouines|फ़ॉकलैंड द्वीपसमूह|Isole Falkland|フォークランド諸島|Folklando salos|Falklandy|Ilhas Malvinas|Фолклендские о-ва|Falkland Adaları|Фолклендські Острови|福克兰群岛
FM|ميكرونيزيا|Mikronesien|Micronesia|Micronésie|माइक्रोनेशिया|Micronesia|ミクロネシア連邦|Mikronezija|Mikronezja|Micronésia|Федеративные Штаты Микронезии|Mikronezya|Мікронезія|密克罗尼西亚
FO|جزر فارو|Färöer|Islas Feroe|Îles Féroé|फ़ेरो द्वीपसमूह|Isole Fær Øer|フェロー諸島|Farerų Salos|Wyspy Owcze|Ilhas Faroé|Фарерские о-ва|Faroe Adaları|Фарерські Острови|法罗群岛
FR|فرنسا|Frankreich|Francia|France|फ़्रांस|Francia|フランス|Prancūzija|Francja|França|Франция|Fransa|Франція|法国
GA|الغابون|Gabun|Gabón|Gabon|गैबॉन|Gabon|ガボン|Gabonas|Gabon|Gabão|Габон|Gabon|Габон|加蓬
GB|المملكة المتحدة|Vereinigtes Königreich|Reino Unido|Royaume-Uni|यूनाइटेड किंगडम|Regno Unito|イギリス|Jungtinė Karalystė|Wielka Brytania|Reino Unido|Великобритания|Birleşik Krallık|Велика Британія|英国
GD|غرينادا|Grenada|Granada|Grenade|ग्रेनाडा|Grenada|グレナダ|Grenada|Grenada|Granada|Гренада|Grenada|Гренада|格林纳达
GE|جورجيا|Georgien|Georgia|Géorgie|जॉर्जिया|Georgia|ジョージア|Gruzija|Gruzja|Geórgia|Грузия|Gürcistan|Грузія|格鲁吉亚
GG|غيرنزي|Guernsey|Guernesey|Guernesey|गर्नसी|Guernsey|ガーンジー|Gernsis|Guernsey|Guernsey|Гернси|Guernsey|Гернсі|根西岛
GH|غانا|Ghana|Ghana|Ghana|घाना|Ghana|ガーナ|Gana|Ghana|Gana|Гана|Gana|Гана|加纳
GI|جبل طارق|Gibraltar|Gibraltar|Gibraltar|जिब्राल्टर|Gibilterra|ジブラルタル|Gibraltaras|Gibraltar|Gibraltar|Гибралтар|Cebelitarık|Гібралтар|直布罗陀
GL|غرينلاند|Grönland|Groenlandia|Groenland|ग्रीनलैंड|Groenlandia|グリーンランド|Grenlandija|Grenlandia|Groenlândia|Гренландия|Grönland|Гренландія|格陵兰
GM|غامبيا|Gambia|Gambia|Gambie|गाम्बिया|Gambia|ガンビア|Gambija|Gambia|Gâmbia|Гамбия|Gambiya|Гамбія|冈比亚
GN|غينيا|Guinea|Guinea|Guinée|गिनी|Guinea|ギニア|Gvinėja|Gwinea|Guiné|Гвинея|Gine|Гвінея|几内亚
GQ|غينيا الاستوائية|Äquatorialguinea|Guinea Ecuatorial|Guinée équatoriale|इक्वेटोरियल गिनी|Guinea Equatoriale|赤道ギニア|Pusiaujo Gvinėja|Gwinea Równikowa|Guiné Equatorial|Экваториальная Гвинея|Ekvator Ginesi|Екваторіальна Гвінея|赤道几内亚
GR|اليونان|Griechenland|Grecia|Grèce|यूनान|Grecia|ギリシャ|Graikija|Grecja|Grécia|Греция|Yunanistan|Греція|希腊
GS|جورجيا الجنوبية وجزر ساندويتش الجنوبية|Südgeorgien und die Südlichen Sandwichinseln|Islas Georgia del Sur y Sandwich del Sur|Géorgie du Sud-et-les Îles Sandwich du Sud|दक्षिण जॉर्जिया और दक्षिण सैंडविच द्वीपसमूह|Georgia del Sud e Sandwich Australi|サウスジョージア・サウスサンドウィッチ諸島|Pietų Džordžija ir Pietų Sandvičo salos|Georgia Południowa i Sandwich Południowy|Ilhas Geórgia do Sul e Sandwich do Sul|Южная Георгия и Южные Сандвичевы о-ва|Güney Georgia ve Güney Sandwich Adaları|Південна Джорджія та Південні Сандвічеві Острови|南乔治亚和南桑威奇群岛
GT|غواتيمالا|Guatemala|Guatemala|Guatemala|ग्वाटेमाला|Guatemala|グアテマラ|Gvatemala|Gwatemala|Guatemala|Гватемала|Guatemala|Гватемала|危地马拉
GU|غوام|Guam|Guam|Guam|गुआम|Guam|グアム|Guamas|Guam|Guam|Гуам|Guam|Гуам|关岛
GW|غينيا بيساو|Guinea-Bissau|Guinea-Bisáu|Guinée-Bissau|गिनी-बिसाउ|Guinea-Bissau|ギニアビサウ|Bisau Gvinėja|Gwinea Bissau|Guiné-Bissau|Гвинея-Бисау|Gine-Bissau|Гвінея-Бісау|几内亚比绍
GY|غيانا|Guyana|Guyana|Guyana|गुयाना|Guyana|ガイアナ|Gajana|Gujana|Guiana|Гайана|Guyana|Гаяна|圭亚那
HK|هونغ كونغ الصينية (منطقة إدارية خاصة)|Sonderverwaltungsregion Hongkong|RAE de Hong Kong (China)|R.A.S. chinoise de Hong Kong|हाँग काँग (चीन विशेष प्रशासनिक क्षेत्र)|RAS di Hong Kong|中華人民共和国香港特別行政区|Ypatingasis Administracinis Kinijos Regionas Honkongas|SRA Hongkong (Chiny)|Hong Kong, RAE da China|Гонконг (САР)|Çin Hong Kong ÖİB|Гонконг, ОАР Китаю|中国香港特别行政区
HM|جزيرة هيرد وجزر ماكدونالد|Heard und McDonaldinseln|Islas Heard y McDonald|Îles Heard-et-MacDonald|हर्ड द्वीप और मैकडोनॉल्ड द्वीपसमूह|Isole Heard e McDonald|ハード島・マクドナルド諸島|Herdo ir Makdonaldo Salos|Wyspy Heard i McDonalda|Ilhas Heard e McDonald|о-ва Херд и Макдональд|Heard Adası ve McDonald Adaları|Острови Герд і Макдоналд|赫德岛和麦克唐纳群岛
HN|هندوراس|Honduras|Honduras|Honduras|होंडूरास|Honduras|ホンジュラス|Hondūras|Honduras|Honduras|Гондурас|Honduras|Гондурас|洪都拉斯
HR|كرواتيا|Kroatien|Croacia|Croatie|क्रोएशिया|Croazia|クロアチア|Kroatija|Chorwacja|Croácia|Хорватия|Hırvatistan|Хорватія|克罗地亚
HT|هايتي|Haiti|Haití|Haïti|हैती|Haiti|ハイチ|Haitis|Haiti|Haiti|Гаити|Haiti|Гаїті|海地
HU|هنغاريا|Ungarn|Hungría|Hongrie|हंगरी|Ungheria|ハンガリー|Vengrija|Węgry|Hungria|Венгрия|Macaristan|Угорщина|匈牙利
ID|إندونيسيا|Indonesien|Indonesia|Indonésie|इंडोनेशिया|Indonesia|インドネシア|Indonezija|Indonezja|Indonésia|Индонезия|Endonezya|Індонезія|印度尼西亚
IE|أيرلندا|Irland|Irlanda|Irlande|आयरलैंड|Irlanda|アイルランド|Airija|Irlandia|Irlanda|Ирландия|İrlanda|Ірландія|爱尔兰
IL|إسرائيل|Israel|Israel|Israël|इज़राइल|Israele|イスラエル|Izraelis|Izrael|Israel|Израиль|İsrail|Ізраїль|以色列
IM|جزيرة مان|Isle of Man|Isla de Man|Île de Man|आइल ऑफ़ मैन|Isola di Man|マン島|Meno Sala|Wyspa Man|Ilha de Man|о-в Мэн|Man Adası|Острів Мен|马恩岛
IN|الهند|Indien|India|Inde|भारत|India|インド|Indija|Indie|Índia|Индия|Hindistan|Індія|印度
IO|الإقليم البريطاني في المحيط الهندي|Britisches Territorium im Indischen Ozean|Territorio Británico del Océano Índico|Territoire britannique de l’océan Indien|ब्रिटिश हिंद महासागरीय क्षेत्र|Territorio Britannico dell’Oceano Indiano|英領インド洋地域|Indijos Vandenyno Britų Sritis|Brytyjskie Terytorium Oceanu Indyjskiego|Território Britânico do Oceano Índico|Британская территория в Индийском океане|Britanya Hint Okyanusu Toprakları|Британська територія в Індійському океані|英属印度洋领地
IQ|العراق|Irak|Irak|Irak|इराक|Iraq|イラク|Irakas|Irak|Iraque|Ирак|Irak|Ірак|伊拉克
IR|إيران|Iran|Irán|Iran|ईरान|Iran|イラン|Iranas|Iran|Irã|Иран|İran|Іран|伊朗
IS|آيسلندا|Island|Islandia|Islande|आइसलैंड|Islanda|アイスランド|Islandija|Islandia|Islândia|Исландия|İzlanda|Ісландія|冰岛
IT|إيطاليا|Italien|Italia|Italie|इटली|Italia|イタリア|Italija|Włochy|Itália|Италия|İtalya|Італія|意大利
JE|جيرسي|Jersey|Jersey|Jersey|जर्सी|Jersey|ジャージー|Džersis|Jersey|Jersey|Джерси|Jersey|Джерсі|泽西岛
JM|جامايكا|Jamaika|Jamaica|Jamaïque|जमैका|Giamaica|ジャマイカ|Jamaika|Jamajka|Jamaica|Ямайка|Jamaika|Ямайка|牙买加
JO|الأردن|Jordanien|Jordania|Jordanie|जॉर्डन|Giordania|ヨルダン|Jordanija|Jordania|Jordânia|Иордания|Ürdün|Йорданія|约旦
JP|اليابان|Japan|Japón|Japon|जापान|Giappone|日本|Japonija|Japonia|Japão|Япония|Japonya|Японія|日本
KE|كينيا|Kenia|Kenia|Kenya|केन्या|Kenya|ケニア|Kenija|Kenia|Quênia|Кения|Kenya|Кенія|肯尼亚
KG|قيرغيزستان|Kirgisistan|Kirguistán|Kirghizstan|किर्गिज़स्तान|Kirghizistan|キルギス|Kirgizija|Kirgistan|Quirguistão|Киргизия|Kırgızistan|Киргизстан|吉尔吉斯斯坦
KH|كمبوديا|Kambodscha|Camboya|Cambodge|कंबोडिया|Cambogia|カンボジア|Kambodža|Kambodża|Camboja|Камбоджа|Kamboçya|Камбоджа|柬埔寨
KI|كيريباتي|Kiribati|Kiribati|Kiribati|किरिबाती|Kiribati|キリバス|Kiribatis|Kiribati|Quiribati|Кирибати|Kiribati|Кірибаті|基里巴斯
KM|جزر القمر|Komoren|Comoras|Comores|कोमोरोस|Comore|コモロ|Komorai|Komory|Comores|Коморы|Komorlar|Комори|科摩罗
KN|سانت كيتس ونيفيس|St. Kitts und Nevis|San Cristóbal y Nieves|Saint-Christophe-et-Niévès|सेंट किट्स और नेविस|Saint Kitts e Nevis|セントクリストファー・ネーヴィス|Sent Kitsas ir Nevis|Saint Kitts i Nevis|São Cristóvão e Névis|Сент-Китс и Невис|Saint Kitts ve Nevis|Сент-Кітс і Невіс|圣基茨和尼维斯
KP|كوريا الشمالية|Nordkorea|Corea del Norte|Corée du Nord|उत्तर कोरिया|Corea del Nord|北朝鮮|Šiaurės Korėja|Korea Północna|Coreia do Norte|КНДР|Kuzey Kore|Північна Корея|朝鲜
KR|كوريا الجنوبية|Südkorea|Corea del Sur|Corée du Sud|दक्षिण कोरिया|Corea del Sud|韓国|Pietų Korėja|Korea Południowa|Coreia do Sul|Республика Корея|Güney Kore|Південна Корея|韩国
KW|الكويت|Kuwait|Kuwait|Koweït|कुवैत|Kuwait|クウェート|Kuveitas|Kuwejt|Kuwait|Кувейт|Kuveyt|Кувейт|科威特
KY|جزر كايمان|Kaimaninseln|Islas Caimán|Îles Caïmans|कैमेन द्वीपसमूह|Isole Cayman|ケイマン諸島|Kaimanų Salos|Kajmany|Ilhas Cayman|о-ва Кайман|Cayman Adaları|Кайманові Острови|开曼群岛
KZ|كازاخستان|Kasachstan|Kazajistán|Kazakhstan|कज़ाखस्तान|Kazakistan|カザフスタン|Kazachstanas|Kazachstan|Cazaquistão|Казахстан|Kazakistan|Казахстан|哈萨克斯坦
LA|لاوس|Laos|Laos|Laos|लाओस|Laos|ラオス|Laosas|Laos|Laos|Лаос|Laos|Лаос|老挝
LB|لبنان|Libanon|Líbano|Liban|लेबनान|Libano|レバノン|Libanas|Liban|Líbano|Ливан|Lübnan|Ліван|黎巴嫩
LC|سانت لوسيا|St. Lucia|Santa Lucía|Sainte-Lucie|सेंट लूसिया|Saint Lucia|セントルシア|Sent Lusija|Saint Lucia|Santa Lúcia|Сент-Люсия|Saint Lucia|Сент-Люсія|圣卢西亚
LI|ليختنشتاين|Liechtenstein|Liechtenstein|Liechtenstein|लिचेंस्टीन|Liechtenstein|リヒテンシュタイン|Lichtenšteinas|Liechtenstein|Liechtenstein|Лихтенштейн|Liechtenstein|Ліхтенштейн|列支敦士登
LK|سريلانكا|Sri Lanka|Sri Lanka|Sri Lanka|श्रीलंका|Sri Lanka|スリランカ|Šri Lanka|Sri Lanka|Sri Lanka|Шри-Ланка|Sri Lanka|Шрі-Ланка|斯里兰卡
LR|ليبيريا|Liberia|Liberia|Liberia|लाइबेरिया|Liberia|リベリア|Liberija|Liberia|Libéria|Либерия|Liberya|Ліберія|利比里亚
LS|ليسوتو|Lesotho|Lesoto|Lesotho|लेसोथो|Lesotho|レソト|Lesotas|Lesotho|Lesoto|Лесото|Lesotho|Лесото|莱索托
LT|ليتوانيا|Litauen|Lituania|Lituanie|लिथुआनिया|Lituania|リトアニア|Lietuva|Litwa|Lituânia|Литва|Litvanya|Литва|立陶宛
LU|لوكسمبورغ|Luxemburg|Luxemburgo|Luxembourg|लग्ज़मबर्ग|Lussemburgo|ルクセンブルク|Liuksemburgas|Luksemburg|Luxemburgo|Люксембург|Lüksemburg|Люксембург|卢森堡
LV|لاتفيا|Lettland|Letonia|Lettonie|लातविया|Lettonia|ラトビア|Latvija|Łotwa|Letônia|Латвия|Letonya|Латвія|拉脱维亚
LY|ليبيا|Libyen|Libia|Libye|लीबिया|Libia|リビア|Libija|Libia|Líbia|Ливия|Libya|Лівія|利比亚
MA|المغرب|Marokko|Marruecos|Maroc|मोरक्को|Marocco|モロッコ|Marokas|Maroko|Marrocos|Марокко|Fas|Марокко|摩洛哥
MC|موناكو|Monaco|Mónaco|Monaco|मोनाको|Monaco|モナコ|Monakas|Monako|Mônaco|Монако|Monako|Монако|摩纳哥
MD|مولدوفا|Republik Moldau|Moldavia|Moldavie|मॉल्डोवा|Moldavia|モルドバ|Moldova|Mołdawia|Moldávia|Молдова|Moldova|Молдова|摩尔多瓦
ME|الجبل الأسود|Montenegro|Montenegro|Monténégro|मोंटेनेग्रो|Montenegro|モンテネグロ|Juodkalnija|Czarnogóra|Montenegro|Черногория|Karadağ|Чорногорія|黑山
MF|سان مارتن|St. Martin|San Martín|Saint-Martin|सेंट मार्टिन|Saint Martin|サン・マルタン|Sen Martenas|Saint-Martin|São Martinho|Сен-Мартен|Saint Martin|Сен-Мартен|法属圣马丁
MG|مدغشقر|Madagaskar|Madagascar|Madagascar|मेडागास्कर|Madagascar|マダガスカル|Madagaskaras|Madagaskar|Madagascar|Мадагаскар|Madagaskar|Мадагаскар|马达加斯加
MH|جزر مارشال|Marshallinseln|Islas Marshall|Îles Marshall|मार्शल द्वीपसमूह|Isole Marshall|マーシャル諸島|Maršalo Salos|Wyspy Marshalla|Ilhas Marshall|Маршалловы о-ва|Marshall Adaları|Маршаллові Острови|马绍尔群岛
MK|مقدونيا الشمالية|Nordmazedonien|Macedonia del Norte|Macédoine du Nord|उत्तरी मकदूनिया|Macedonia del Nord|北マケドニア|Šiaurės Makedonija|Macedonia Północna|Macedônia do Norte|Северная Македония|Kuzey Makedonya|Північна Македонія|北马其顿
ML|مالي|Mali|Mali|Mali|माली|Mali|マリ|Malis|Mali|Mali|Мали|Mali|Малі|马里
MM|ميانمار (بورما)|Myanmar|Myanmar (Birmania)|Myanmar (Birmanie)|म्यांमार (बर्मा)|Myanmar (Birmania)|ミャンマー (ビルマ)|Mianmaras (Birma)|Mjanma (Birma)|Mianmar (Birmânia)|Мьянма (Бирма)|Myanmar (Burma)|Мʼянма (Бірма)|缅甸
MN|منغوليا|Mongolei|Mongolia|Mongolie|मंगोलिया|Mongolia|モンゴル|Mongolija|Mongolia|Mongólia|Монголия|Moğolistan|Монголія|蒙古
MO|منطقة ماكاو الإدارية الخاصة|Sonderverwaltungsregion Macau|RAE de Macao (China)|R.A.S. chinoise de Macao|मकाऊ (विशेष प्रशासनिक क्षेत्र चीन)|RAS di Macao|中華人民共和国マカオ特別行政区|Ypatingasis Administracinis Kinijos Regionas Makao|SRA Makau (Chiny)|Macau, RAE da China|Макао (САР)|Çin Makao ÖİB|Макао, ОАР Китаю|中国澳门特别行政区
MP|جزر ماريانا الشمالية|Nördliche Marianen|Islas Marianas del Norte|Îles Mariannes du Nord|उत्तरी मारियाना द्वीपसमूह|Isole Marianne Settentrionali|北マリアナ諸島|Marianos Šiaurinės Salos|Mariany Północne|Ilhas Marianas do Norte|Северные Марианские о-ва|Kuzey Mariana Adaları|Північні Маріанські Острови|北马里亚纳群岛
MR|موريتانيا|Mauretanien|Mauritania|Mauritanie|मॉरिटानिया|Mauritania|モーリタニア|Mauritanija|Mauretania|Mauritânia|Мавритания|Moritanya|Мавританія|毛里塔尼亚
MS|مونتسرات|Montserrat|Montserrat|Montserrat|मोंटसेरात|Montserrat|モントセラト|Montseratas|Montserrat|Montserrat|Монтсеррат|Montserrat|Монтсеррат|蒙特塞拉特
MT|مالطا|Malta|Malta|Malte|माल्टा|Malta|マルタ|Malta|Malta|Malta|Мальта|Malta|Мальта|马耳他
MU|موريشيوس|Mauritius|Mauricio|Maurice|मॉरीशस|Mauritius|モーリシャス|Mauricijus|Mauritius|Maurício|Маврикий|Mauritius|Маврикій|毛里求斯
MV|جزر المالديف|Malediven|Maldivas|Maldives|मालदीव|Maldive|モルディブ|Maldyvai|Malediwy|Maldivas|Мальдивы|Maldivler|Мальдіви|马尔代夫
MW|ملاوي|Malawi|Malaui|Malawi|मलावी|Malawi|マラウイ|Malavis|Malawi|Malaui|Малави|Malavi|Малаві|马拉维
MX|المكسيك|Mexiko|México|Mexique|मैक्सिको|Messico|メキシコ|Meksika|Meksyk|México|Мексика|Meksika|Мексика|墨西哥
MY|ماليزيا|Malaysia|Malasia|Malaisie|मलेशिया|Malaysia|マレーシア|Malaizija|Malezja|Malásia|Малайзия|Malezya|Малайзія|马来西亚
MZ|موزمبيق|Mosambik|Mozambique|Mozambique|मोज़ांबिक|Mozambico|モザンビーク|Mozambikas|Mozambik|Moçambique|Мозамбик|Mozambik|Мозамбік|莫桑比克
NA|ناميبيا|Namibia|Namibia|Namibie|नामीबिया|Namibia|ナミビア|Namibija|Namibia|Namíbia|Намибия|Namibya|Намібія|纳米比亚
NC|كاليدونيا الجديدة|Neukaledonien|Nueva Caledonia|Nouvelle-Calédonie|न्यू कैलेडोनिया|Nuova Caledonia|ニューカレドニア|Naujoji Kaledonija|Nowa Kaledonia|Nova Caledônia|Новая Каледония|Yeni Kaledonya|Нова Каледонія|新喀里多尼亚
NE|النيجر|Niger|Níger|Niger|नाइजर|Niger|ニジェール|Nigeris|Niger|Níger|Нигер|Nijer|Нігер|尼日尔
NF|جزيرة نورفولك|Norfolkinsel|Isla Norfolk|Île Norfolk|नॉरफ़ॉक द्वीप|Isola Norfolk|ノーフォーク島|Norfolko sala|Norfolk|Ilha Norfolk|о-в Норфолк|Norfolk Adası|Острів Норфолк|诺福克岛
NG|نيجيريا|Nigeria|Nigeria|Nigeria|नाइजीरिया|Nigeria|ナイジェリア|Nigerija|Nigeria|Nigéria|Нигерия|Nijerya|Нігерія|尼日利亚
NI|نيكاراغوا|Nicaragua|Nicaragua|Nicaragua|निकारागुआ|Nicaragua|ニカラグア|Nikaragva|Nikaragua|Nicarágua|Никарагуа|Nikaragua|Нікарагуа|尼加拉瓜
NL|هولندا|Niederlande|Países Bajos|Pays-Bas|नीदरलैंड|Paesi Bassi|オランダ|Nyderlandai|Holandia|Países Baixos|Нидерланды|Hollanda|Нідерланди|荷兰
NO|النرويج|Norwegen|Noruega|Norvège|नॉर्वे|Norvegia|ノルウェー|Norvegija|Norwegia|Noruega|Норвегия|Norveç|Норвегія|挪威
NP|نيبال|Nepal|Nepal|Népal|नेपाल|Nepal|ネパール|Nepalas|Nepal|Nepal|Непал|Nepal|Непал|尼泊尔
NR|ناورو|Nauru|Nauru|Nauru|नाउरु|Nauru|ナウル|Nauru|Nauru|Nauru|Науру|Nauru|Науру|瑙鲁
NU|نيوي|Niue|Niue|Niue|नीयू|Niue|ニウエ|Niujė|Niue|Niue|Ниуэ|Niue|Ніуе|纽埃
NZ|نيوزيلندا|Neuseeland|Nueva Zelanda|Nouvelle-Zélande|न्यूज़ीलैंड|Nuova Zelanda|ニュージーランド|Naujoji Zelandija|Nowa Zelandia|Nova Zelândia|Новая Зеландия|Yeni Zelanda|Нова Зеландія|新西兰
OM|عُمان|Oman|Omán|Oman|ओमान|Oman|オマーン|Omanas|Oman|Omã|Оман|Umman|Оман|阿曼
PA|بنما|Panama|Panamá|Panama|पनामा|Panama|パナマ|Panama|Panama|Panamá|Панама|Panama|Панама|巴拿马
PE|بيرو|Peru|Perú|Pérou|पेरू|Perù|ペルー|Peru|Peru|Peru|Перу|Peru|Перу|秘鲁
PF|بولينيزيا الفرنسية|Französisch-Polynesien|Polinesia Francesa|Polynésie française|फ़्रेंच पोलिनेशिया|Polinesia Francese|仏領ポリネシア|Prancūzijos Polinezija|Polinezja Francuska|Polinésia Francesa|Французская Полинезия|Fransız Polinezyası|Французька Полінезія|法属波利尼西亚
PG|بابوا غينيا الجديدة|Papua-Neuguinea|Papúa Nueva Guinea|Papouasie-Nouvelle-Guinée|पापुआ न्यू गिनी|Papua Nuova Guinea|パプアニューギニア|Papua Naujoji Gvinėja|Papua-Nowa Gwinea|Papua-Nova Guiné|Папуа — Новая Гвинея|Papua Yeni Gine|Папуа-Нова Гвінея|巴布亚新几内亚
PH|الفلبين|Philippinen|Filipinas|Philippines|फ़िलिपींस|Filippine|フィリピン|Filipinai|Filipiny|Filipinas|Филиппины|Filipinler|Філіппіни|菲律宾
PK|باكستان|Pakistan|Pakistán|Pakistan|पाकिस्तान|Pakistan|パキスタン|Pakistanas|Pakistan|Paquistão|Пакистан|Pakistan|Пакистан|巴基斯坦
PL|بولندا|Polen|Polonia|Pologne|पोलैंड|Polonia|ポーランド|Lenkija|Polska|Polônia|Польша|Polonya|Польща|波兰
PM|سان بيير ومكويلون|St. Pierre und Miquelon|San Pedro y Miquelón|Saint-Pierre-et-Miquelon|सेंट पिएरे और मिक्वेलान|Saint-Pierre e Miquelon|サンピエール島・ミクロン島|Sen Pjeras ir Mikelonas|Saint-Pierre i Miquelon|São Pedro e Miquelão|Сен-Пьер и Микелон|Saint Pierre ve Miquelon|Сен-Пʼєр і Мікелон|圣皮埃尔和密克隆群岛
PN|جزر بيتكيرن|Pitcairninseln|Islas Pitcairn|Îles Pitcairn|पिटकैर्न द्वीपसमूह|Isole Pitcairn|ピトケアン諸島|Pitkerno salos|Pitcairn|Ilhas Pitcairn|о-ва Питкэрн|Pitcairn Adaları|Острови Піткерн|皮特凯恩群岛
PR|بورتوريكو|Puerto Rico|Puerto Rico|Porto Rico|पोर्टो रिको|Portorico|プエルトリコ|Puerto Rikas|Portoryko|Porto Rico|Пуэрто-Рико|Porto Riko|Пуерто-Рико|波多黎各
PS|الأراضي الفلسطينية|Palästinensische Autonomiegebiete|Territorios Palestinos|Territoires palestiniens|फ़िलिस्तीनी क्षेत्र|Territori Palestinesi|パレスチナ自治区|Palestinos teritorija|Terytoria Palestyńskie|Territórios palestinos|Палестинские территории|Filistin Bölgeleri|Палестинські території|巴勒斯坦领土
PT|البرتغال|Portugal|Portugal|Portugal|पुर्तगाल|Portogallo|ポルトガル|Portugalija|Portugalia|Portugal|Португалия|Portekiz|Португалія|葡萄牙
PW|بالاو|Palau|Palaos|Palaos|पलाऊ|Palau|パラオ|Palau|Palau|Palau|Палау|Palau|Палау|帕劳
PY|باراغواي|Paraguay|Paraguay|Paraguay|पराग्वे|Paraguay|パラグアイ|Paragvajus|Paragwaj|Paraguai|Парагвай|Paraguay|Парагвай|巴拉圭
QA|قطر|Katar|Catar|Qatar|क़तर|Qatar|カタール|Kataras|Katar|Catar|Катар|Katar|Катар|卡塔尔
RO|رومانيا|Rumänien|Rumanía|Roumanie|रोमानिया|Romania|ルーマニア|Rumunija|Rumunia|Romênia|Румыния|Romanya|Румунія|罗马尼亚
RS|صربيا|Serbien|Serbia|Serbie|सर्बिया|Serbia|セルビア|Serbija|Serbia|Sérvia|Сербия|Sırbistan|Сербія|塞尔维亚
RU|روسيا|Russland|Rusia|Russie|रूस|Russia|ロシア|Rusija|Rosja|Rússia|Россия|Rusya|Росія|俄罗斯
RW|رواندا|Ruanda|Ruanda|Rwanda|रवांडा|Ruanda|ルワンダ|Ruanda|Rwanda|Ruanda|Руанда|Ruanda|Руанда|卢旺达
SA|المملكة العربية السعودية|Saudi-Arabien|Arabia Saudí|Arabie saoudite|सऊदी अरब|Arabia Saudita|サウジアラビア|Saudo Arabija|Arabia Saudyjska|Arábia Saudita|Саудовская Аравия|Suudi Arabistan|Саудівська Аравія|沙特阿拉伯
SB|جزر سليمان|Salomonen|Islas Salomón|Îles Salomon|सोलोमन द्वीपसमूह|Isole Salomone|ソロモン諸島|Saliamono Salos|Wyspy Salomona|Ilhas Salomão|Соломоновы о-ва|Solomon Adaları|Соломонові Острови|所罗门群岛
SC|سيشل|Seychellen|Seychelles|Seychelles|सेशेल्स|Seychelles|セーシェル|Seišeliai|Seszele|Seicheles|Сейшельские о-ва|Seyşeller|Сейшельські Острови|塞舌尔
SD|السودان|Sudan|Sudán|Soudan|सूडान|Sudan|スーダン|Sudanas|Sudan|Sudão|Судан|Sudan|Судан|苏丹
SE|السويد|Schweden|Suecia|Suède|स्वीडन|Svezia|スウェーデン|Švedija|Szwecja|Suécia|Швеция|İsveç|Швеція|瑞典
SG|سنغافورة|Singapur|Singapur|Singapour|सिंगापुर|Singapore|シンガポール|Singapūras|Singapur|Singapura|Сингапур|Singapur|Сінгапур|新加坡
SH|سانت هيلينا|St. Helena|Santa Elena|Sainte-Hélène|सेंट हेलेना|Sant’Elena|セントヘレナ|Šv. Elenos Sala|Wyspa Świętej Heleny|Santa Helena|о-в Св. Елены|Saint Helena|Острів Святої Єлени|圣赫勒拿
SI|سلوفينيا|Slowenien|Eslovenia|Slovénie|स्लोवेनिया|Slovenia|スロベニア|Slovėnija|Słowenia|Eslovênia|Словения|Slovenya|Словенія|斯洛文尼亚
SK|سلوفاكيا|Slowakei|Eslovaquia|Slovaquie|स्लोवाकिया|Slovacchia|スロバキア|Slovakija|Słowacja|Eslováquia|Словакия|Slovakya|Словаччина|斯洛伐克
SL|سيراليون|Sierra Leone|Sierra Leona|Sierra Leone|सिएरा लियोन|Sierra Leone|シエラレオネ|Siera Leonė|Sierra Leone|Serra Leoa|Сьерра-Леоне|Sierra Leone|Сьєрра-Леоне|塞拉利昂
SM|سان مارينو|San Marino|San Marino|Saint-Marin|सैन मेरीनो|San Marino|サンマリノ|San Marinas|San Marino|San Marino|Сан-Марино|San Marino|Сан-Марино|圣马力诺
SN|السنغال|Senegal|Senegal|Sénégal|सेनेगल|Senegal|セネガル|Senegalas|Senegal|Senegal|Сенегал|Senegal|Сенегал|塞内加尔
SO|الصومال|Somalia|Somalia|Somalie|सोमालिया|Somalia|ソマリア|Somalis|Somalia|Somália|Сомали|Somali|Сомалі|索马里
SR|سورينام|Suriname|Surinam|Suriname|सूरीनाम|Suriname|スリナム|Surinamas|Surinam|Suriname|Суринам|Surinam|Суринам|苏里南
SS|جنوب السودان|Südsudan|Sudán del Sur|Soudan du Sud|दक्षिण सूडान|Sud Sudan|南スーダン|Pietų Sudanas|Sudan Południowy|Sudão do Sul|Южный Судан|Güney Sudan|Південний Судан|南苏丹
ST|ساو تومي وبرينسيبي|São Tomé und Príncipe|Santo Tomé y Príncipe|Sao Tomé-et-Principe|साओ टोम और प्रिंसिपे|São Tomé e Príncipe|サントメ・プリンシペ|San Tomė ir Prinsipė|Wyspy Świętego Tomasza i Książęca|São Tomé e Príncipe|Сан-Томе и Принсипи|Sao Tome ve Principe|Сан-Томе і Принсіпі|圣多美和普林西比
SV|السلفادور|El Salvador|El Salvador|Salvador|अल सल्वाडोर|El Salvador|エルサルバドル|Salvadoras|Salwador|El Salvador|Сальвадор|El Salvador|Сальвадор|萨尔瓦多
SX|سانت مارتن|Sint Maarten|Sint Maarten|Saint-Martin (partie néerlandaise)|सिंट मार्टिन|Sint Maarten|シント・マールテン|Sint Martenas|Sint Maarten|Sint Maarten|Синт-Мартен|Sint Maarten|Сінт-Мартен|荷属圣马丁
SY|سوريا|Syrien|Siria|Syrie|सीरिया|Siria|シリア|Sirija|Syria|Síria|Сирия|Suriye|Сирія|叙利亚
SZ|إسواتيني|Eswatini|Esuatini|Eswatini|एस्वाटिनी|Eswatini|エスワティニ|Svazilandas|Eswatini|Essuatíni|Эсватини|Esvatini|Есватіні|斯威士兰
TC|جزر توركس وكايكوس|Turks- und Caicosinseln|Islas Turcas y Caicos|Îles Turques-et-Caïques|तुर्क और कैकोज़ द्वीपसमूह|Isole Turks e Caicos|タークス・カイコス諸島|Terkso ir Kaikoso Salos|Turks i Caicos|Ilhas Turcas e Caicos|Тёркс и Кайкос|Turks ve Caicos Adaları|Острови Теркс і Кайкос|特克斯和凯科斯群岛
TD|تشاد|Tschad|Chad|Tchad|चाड|Ciad|チャド|Čadas|Czad|Chade|Чад|Çad|Чад|乍得
TF|الأقاليم الجنوبية الفرنسية|Französische Süd- und Antarktisgebiete|Territorios Australes Franceses|Terres australes françaises|फ़्रांसीसी दक्षिणी क्षेत्र|Terre Australi Francesi|仏領極南諸島|Prancūzijos Pietų sritys|Francuskie Terytoria Południowe i Antarktyczne|Territórios Franceses do Sul|Французские Южные территории|Fransız Güney Toprakları|Французькі Південні Території|法属南部领地
TG|توغو|Togo|Togo|Togo|टोगो|Togo|トーゴ|Togas|Togo|Togo|Того|Togo|Того|多哥
TH|تايلاند|Thailand|Tailandia|Thaïlande|थाईलैंड|Thailandia|タイ|Tailandas|Tajlandia|Tailândia|Таиланд|Tayland|Таїланд|泰国
TJ|طاجيكستان|Tadschikistan|Tayikistán|Tadjikistan|ताजिकिस्तान|Tagikistan|タジキスタン|Tadžikija|Tadżykistan|Tadjiquistão|Таджикистан|Tacikistan|Таджикистан|塔吉克斯坦
TL|تيمور - ليشتي|Timor-Leste|Timor-Leste|Timor oriental|तिमोर-लेस्त|Timor Est|東ティモール|Rytų Timoras|Timor Wschodni|Timor-Leste|Восточный Тимор|Timor-Leste|Тимор-Лешті|东帝汶
TM|تركمانستان|Turkmenistan|Turkmenistán|Turkménistan|तुर्कमेनिस्तान|Turkmenistan|トルクメニスタン|Turkmėnistanas|Turkmenistan|Turcomenistão|Туркменистан|Türkmenistan|Туркменістан|土库曼斯坦
TN|تونس|Tunesien|Túnez|Tunisie|ट्यूनीशिया|Tunisia|チュニジア|Tunisas|Tunezja|Tunísia|Тунис|Tunus|Туніс|突尼斯
TO|تونغا|Tonga|Tonga|Tonga|टोंगा|Tonga|トンガ|Tonga|Tonga|Tonga|Тонга|Tonga|Тонга|汤加
TR|تركيا|Türkei|Turquía|Turquie|तुर्किये|Turchia|トルコ|Turkija|Turcja|Turquia|Турция|Türkiye|Туреччина|土耳其
TT|ترينيداد وتوباغو|Trinidad und Tobago|Trinidad y Tobago|Trinité-et-Tobago|त्रिनिदाद और टोबैगो|Trinidad e Tobago|トリニダード・トバゴ|Trinidadas ir Tobagas|Trynidad i Tobago|Trinidad e Tobago|Тринидад и Тобаго|Trinidad ve Tobago|Тринідад і Тобаго|特立尼达和多巴哥
TV|توفالو|Tuvalu|Tuvalu|Tuvalu|तुवालू|Tuvalu|ツバル|Tuvalu|Tuvalu|Tuvalu|Тувалу|Tuvalu|Тувалу|图瓦卢
TW|تايوان|Taiwan|Taiwán|Taïwan|ताइवान|Taiwan|台湾|Taivanas|Tajwan|Taiwan|Тайвань|Tayvan|Тайвань|台湾
TZ|تنزانيا|Tansania|Tanzania|Tanzanie|तंज़ानिया|Tanzania|タンザニア|Tanzanija|Tanzania|Tanzânia|Танзания|Tanzanya|Танзанія|坦桑尼亚
UA|أوكرانيا|Ukraine|Ucrania|Ukraine|यूक्रेन|Ucraina|ウクライナ|Ukraina|Ukraina|Ucrânia|Украина|Ukrayna|Україна|乌克兰
UG|أوغندا|Uganda|Uganda|Ouganda|युगांडा|Uganda|ウガンダ|Uganda|Uganda|Uganda|Уганда|Uganda|Уганда|乌干达
UM|جزر الولايات المتحدة النائية|Amerikanische Überseeinseln|Islas menores alejadas de EE. UU.|Îles mineures éloignées des États-Unis|यू॰एस॰ आउटलाइंग द्वीपसमूह|Isole Minori Esterne degli Stati Uniti|合衆国領有小離島|Jungtinių Valstijų Mažosios Tolimosios Salos|Dalekie Wyspy Mniejsze Stanów Zjednoczonych|Ilhas Menores Distantes dos EUA|Внешние малые о-ва (США)|ABD Küçük Harici Adaları|Віддалені острови США|美国本土外小岛屿
US|الولايات المتحدة|Vereinigte Staaten|Estados Unidos|États-Unis|संयुक्त राज्य|Stati Uniti|アメリカ合衆国|Jungtinės Valstijos|Stany Zjednoczone|Estados Unidos|Соединенные Штаты|Amerika Birleşik Devletleri|Сполучені Штати|美国
UY|أورغواي|Uruguay|Uruguay|Uruguay|उरूग्वे|Uruguay|ウルグアイ|Urugvajus|Urugwaj|Uruguai|Уругвай|Uruguay|Уругвай|乌拉圭
UZ|أوزبكستان|Usbekistan|Uzbekistán|Ouzbékistan|उज़्बेकिस्तान|Uzbekistan|ウズベキスタン|Uzbekistanas|Uzbekistan|Uzbequistão|Узбекистан|Özbekistan|Узбекистан|乌兹别克斯坦
VA|الفاتيكان|Vatikanstadt|Ciudad del Vaticano|État de la Cité du Vatican|वेटिकन सिटी|Città del Vaticano|バチカン市国|Vatikano Miesto Valstybė|Watykan|Cidade do Vaticano|Ватикан|Vatikan|Ватикан|梵蒂冈
VC|سانت فنسنت وجزر غرينادين|St. Vincent und die Grenadinen|San Vicente y las Granadinas|Saint-Vincent-et-les Grenadines|सेंट विंसेंट और ग्रेनाडाइंस|Saint Vincent e Grenadine|セントビンセント及びグレナディーン諸島|Šventasis Vincentas ir Grenadinai|Saint Vincent i Grenadyny|São Vicente e Granadinas|Сент-Винсент и Гренадины|Saint Vincent ve Grenadinler|Сент-Вінсент і Гренадіни|圣文森特和格林纳丁斯
VE|فنزويلا|Venezuela|Venezuela|Venezuela|वेनेज़ुएला|Venezuela|ベネズエラ|Venesuela|Wenezuela|Venezuela|Венесуэла|Venezuela|Венесуела|委内瑞拉
VG|جزر فيرجن البريطانية|Britische Jungferninseln|Islas Vírgenes Británicas|Îles Vierges britanniques|ब्रिटिश वर्जिन द्वीपसमूह|Isole Vergini Britanniche|英領ヴァージン諸島|Didžiosios Britanijos Mergelių Salos|Brytyjskie Wyspy Dziewicze|Ilhas Virgens Britânicas|Виргинские о-ва (Великобритания)|Britanya Virjin Adaları|Британські Віргінські острови|英属维尔京群岛
VI|جزر فيرجن الأمريكية|Amerikanische Jungferninseln|Islas Vírgenes de EE. UU.|Îles Vierges des États-Unis|यू॰एस॰ वर्जिन द्वीपसमूह|Isole Vergini Americane|米領ヴァージン諸島|Jungtinių Valstijų Mergelių Salos|Wyspy Dziewicze Stanów Zjednoczonych|Ilhas Virgens Americanas|Виргинские о-ва (США)|ABD Virjin Adaları|Віргінські Острови (США)|美属维尔京群岛
VN|فيتنام|Vietnam|Vietnam|Viêt Nam|वियतनाम|Vietnam|ベトナム|Vietnamas|Wietnam|Vietnã|Вьетнам|Vietnam|Вʼєтнам|越南
VU|فانواتو|Vanuatu|Vanuatu|Vanuatu|वनुआतू|Vanuatu|バヌアツ|Vanuatu|Vanuatu|Vanuatu|Вануату|Vanuatu|Вануату|瓦努阿图
WF|جزر والس وفوتونا|Wallis und Futuna|Wallis y Futuna|Wallis-et-Futuna|वालिस और फ़्यूचूना|Wallis e Futuna|ウォリス・フツナ|Volisas ir Futūna|Wallis i Futuna|Wallis e Futuna|Уоллис и Футуна|Wallis ve Futuna|Уолліс і Футуна|瓦利斯和富图纳
WS|ساموا|Samoa|Samoa|Samoa|समोआ|Samoa|サモア|Samoa|Samoa|Samoa|Самоа|Samoa|Самоа|萨摩亚
YE|اليمن|Jemen|Yemen|Yémen|यमन|Yemen|イエメン|Jemenas|Jemen|Iêmen|Йемен|Yemen|Ємен|也门
ZA|جنوب أفريقيا|Südafrika|Sudáfrica|Afrique du Sud|दक्षिण अफ़्रीका|Sudafrica|南アフリカ|Pietų Afrika|Republika Południowej Afryki|África do Sul|Южно-Африканская Республика|Güney Afrika|Південно-Африканська Республіка|南非
ZM|زامبيا|Sambia|Zambia|Zambie|ज़ाम्बिया|Zambia|ザンビア|Zambija|Zambia|Zâmbia|Замбия|Zambiya|Замбія|赞比亚
ZW|زيمبابوي|Simbabwe|Zimbabue|Zimbabwe|ज़िम्बाब्वे|Zimbabwe|ジンバブエ|Zimbabvė|Zimbabwe|Zimbábue|Зимбабве|Zimbabve|Зімбабве|津巴布韦
XK|كوسوفو|Kosovo|Kosovo|Kosovo|कोसोवो|Kosovo|コソボ|Kosovas|Kosowo|Kosovo|Косово|Kosova|Косово|科索沃
TK|توكيلاو|Tokelau|Tokelau|Tokelau|तोकेलाउ|Tokelau|トケラウ|Tokelau|Tokelau|Tokelau|Токелау|Tokelau|Токелау|托克劳
`;

/** Names by language, English not among them. */
export const NAMES: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  ROWS.trim()
    .split("\n")
    .map((row) => {
      const [a2 = "", ...cells] = row.split("|");
      return [a2, Object.fromEntries(LANGUAGES.map((tag, i) => [tag, cells[i] ?? ""]))];
    }),
);
