# What went wrong, by the stable code of the error, in Arabic. The ids and the values are those of
# ../en/errors.ftl.
#
# How it is written: plain Modern Standard Arabic, sentences and not states. Whoever reads is often a
# woman, sometimes a man, sometimes several: no imperative and no second person of the present tense, as
# both name a gender. Instead «يمكن…», verbal nouns, the past tense and possessives, which do not when
# they stand without vowel signs. Counts have the six Arabic categories where they can occur. Numbers
# written out in a sentence are in local numerals. Commands stay as they are typed, isolated left to right.
#
# One word, one meaning, for every file in this folder:
#
#   vault             خزنة                     unlock, lock      فتح، قفل
#   passphrase        عبارة المرور             recovery sheet    ورقة الاسترداد (نصف الورقة)
#   case              قضية (ملف is a file)     item              مادة، مواد
#   original          أصل، أصول                working copy      نسخة عمل
#   acquire           ضمّ (إلى القضية)          kept              محفوظ
#   record            بطاقة                    field             خانة
#   custody log       سجلّ الحيازة              entry             قيد، قيود
#   seal              ختم                      proof             إثبات
#   digest            الخلاصة الرقمية          fingerprint       بصمة المفتاح (its digits: أرقام)
#   collector         الطرف الموثِّق            partner           الشريك
#   invitation        دعوة                     code of it        رمز الدعوة
#   roster            قائمة الأطراف            confirm, revoke   تأكيد، إلغاء الاعتماد
#   transfer          نقل                      bundle, part      حزمة، جزء
#   listing           بيان الأجزاء             road              الطريق
#   outbox, inbox     الصادر، الوارد           courier           الناقل
#   fetch, take in    جلب، استلام              discard           استبعاد
#   receipt           إيصال                    acceptance        قبول
#   stored            مخزَّن                    withdraw          سحب
#   consent           موافقة                   consent basis     أساس الموافقة
#   safekeeping       الحفظ أمانةً              disclosure        إفصاح
#   witness           شاهد، شهود               testimony         شهادة
#   dossier           إضبارة (of a court)      exhibit           مُستنَد
#   withhold          حجب                      export            إخراج
#   forget            نسيان                    dispose           إتلاف (تلف is only this)
#   damaged           معطوب، عطب                whole             سليم
#   erase             حذف                      wipe              محو
#   backup, restore   نسخة احتياطية، استعادة   check fixity      فحص السلامة
#   verify            تحقُّق                    finding           نتيجة، نتائج
#   trust file        ملف الثقة                stick             وحدة USB
#   mailbox           صندوق البريد             network, proxy    الشبكة، الوسيط
#   pass (of a desk)  تصريح الصندوق            token             إذن إرسال (room: متّسع)
#   card (addresses)  إشعار العناوين           message, reply    رسالة، ردّ
#   pause, go on      إيقاف مؤقت، متابعة       distrust          سحب الثقة
#   recovery recipient مفتاح الاسترداد لدى الشريك

## Opening a vault

err-vault-not-named = لم تُذكر أي خزنة.
hint-vault-not-named = يُكتب مجلدها قبل الفعل: { "\u2066" }sanad-cli --vault DIR …{ "\u2069" }، أو يُضبط المتغيّر SANAD_VAULT.
err-not-a-vault = لا توجد خزنة في { $path }.
hint-not-a-vault = يمكن التأكّد من اسم المجلد. ولإنشاء خزنة فيه: { "\u2066" }sanad-cli --vault { $path } vault create{ "\u2069" }
err-is-a-backup = في { $path } نسخة احتياطية من خزنة، لا خزنة.
hint-is-a-backup = لاستعادتها في مجلد جديد: { "\u2066" }sanad-cli --vault NEW-FOLDER vault restore { $path }{ "\u2069" }. ولتجربة ذلك: { "\u2066" }sanad-cli vault restore --drill { $path }{ "\u2069" }. لم يُمسّ شيء فيها.
err-vault-in-use = الخزنة مفتوحة في نافذة أخرى أو برنامج آخر.
hint-vault-in-use = يمكن إغلاقها هناك ثم المحاولة من جديد. لم يتغيّر شيء.
err-network-disk = المجلد { $path } على قرص شبكة.
hint-network-disk = مكان الخزنة قرص في هذا الحاسوب، فقرص الشبكة قد يراقبه آخرون أو يُفقد. يمكن اختيار مجلد هنا.
err-disk-read-only = القرص لا يقبل الكتابة.
hint-disk-read-only = تحتاج الخزنة إلى الكتابة عند فتحها. يمكن تحريك قفل وحدة USB، أو نسخ المجلد كله إلى قرص يقبل الكتابة وفتح تلك النسخة والعمل عليها وحدها. كل ما حُفظ من قبل سليم.
err-wrong-passphrase = عبارة المرور هذه لا تفتح الخزنة.
hint-wrong-passphrase =
    قد يكون السبب لغة لوحة المفاتيح أو مفتاح Caps Lock. لا يحدث شيء للخزنة مهما تكرّرت المحاولة.
    ومع ورقة الاسترداد: { "\u2066" }sanad-cli --recovery FILE …{ "\u2069" }
err-sheet-other-vault = ورقة الاسترداد هذه لخزنة أخرى، أو لهذه الخزنة قبل تغيير مفاتيحها.
hint-sheet-other-vault = رقم الخزنة مكتوب على الورقة، ورقم هذه الخزنة يظهر بالأمر: vault info
err-wrong-recovery-sheet = لا مفتاح في هذه الورقة يفتح الخزنة.
hint-wrong-recovery-sheet = ربما كانت لخزنة أخرى، أو حلّت محلّها ورقة أحدث، أو كانت النصف الثاني وحده.
err-other-half-missing = هذا نصف ورقة الاسترداد فقط، والنصف الآخر لازم أيضًا.
hint-other-half-missing = يُعطى النصفان معًا: { "\u2066" }sanad-cli --recovery FIRST --recovery SECOND …{ "\u2069" }
err-recovery-sheet = هذا الملف ليس ورقة استرداد.
hint-recovery-sheet = في ورقة الاسترداد سطر أو سطران يبدأ كل منهما بـ { "\u2066AGE-SECRET-KEY-\u2069" }.
err-recovery-sheet-line = السطر { $line } من ورقة الاسترداد ليس مفتاحًا.
hint-recovery-sheet-line = الأغلب أن حرفًا واحدًا نُقل خطأً. تساعد مقارنة السطر بالورقة حرفًا حرفًا.
err-recovery-damaged = الملف recovery.age في هذه الخزنة معطوب.
hint-recovery-damaged = ما زالت عبارة المرور تفتح الخزنة. يمكن فتحها ثم إنشاء ورقة جديدة: vault recovery-sheet
err-recovery-newer = الملف recovery.age أنشأه إصدار أحدث من «سند».
hint-recovery-newer = يفتحه الإصدار الأحدث. لم يتغيّر شيء.
err-recovery-encrypt = تعذّر إنشاء ورقة الاسترداد.
hint-recovery-encrypt = لم يتغيّر شيء. يمكن المحاولة من جديد؛ وإن تكرّر ذلك فالبرنامج نفسه معطوب.
err-keyslot-damaged = عبارة المرور صحيحة، لكن الموضع الذي يحفظ مفتاحها معطوب.
hint-keyslot-damaged = نسخ المجلد أولًا قبل أي شيء. ثم يمكن فتح الخزنة بورقة الاسترداد ({ "\u2066--recovery FILE\u2069" })، أو استعادة نسخة احتياطية.
err-keyslots-damaged = الملف keyslots في هذه الخزنة معطوب.
hint-keyslots-damaged = نسخ المجلد كله أولًا قبل أي شيء. في كل نسخة احتياطية من هذه الخزنة ملف سليم، وورقة الاسترداد تفتحها أيضًا.
err-keyslots-newer = هذه الخزنة أنشأها إصدار أحدث من «سند».
hint-keyslots-newer = يفتحها الإصدار الأحدث. لم يتغيّر شيء.
err-keyslots-cost = تطلب هذه الخزنة لفتحها جهدًا يرفضه هذا البرنامج.
hint-keyslots-cost = لا يُنشئ «سند» خزنة كهذه. إما أن الملف keyslots معطوب، وإما أن أحدًا صنعه ليعطّل حاسوبك.
err-keyslots-out-of-memory = يحتاج فتح هذه الخزنة إلى { $needed } من الذاكرة، وهي ليست متاحة الآن.
hint-keyslots-out-of-memory = يمكن إغلاق البرامج الأخرى ثم المحاولة من جديد. لم يتغيّر شيء.
err-passphrase-in-use = عبارة المرور هذه مستعملة في هذه الخزنة من قبل.
hint-passphrase-in-use = يمكن اختيار عبارة أخرى.
err-no-such-slot = لا يوجد موضع كهذا لعبارة مرور.
hint-no-such-slot = في الخزنة ثمانية مواضع لا غير.
err-primitive-refused = رفض قسم التشفير في هذا البرنامج ما أُعطي له.
hint-primitive-refused = لم يتغيّر شيء. ربما كان البرنامج نفسه معطوبًا: تكشف ذلك مقارنته بالنسخة المنشورة.

## Passphrases and other secrets

err-passphrase-needed = عبارة المرور لازمة، ولا توجد نافذة أوامر لطلبها.
hint-passphrase-needed = يُعطى ملف أو واصف قبل الفعل: { "\u2066" }sanad-cli --passphrase-file FILE …{ "\u2069" }، أو { "\u2066--passphrase-fd N\u2069" }. ولعبارة جديدة مكان القديمة: { "\u2066--new-passphrase-file FILE\u2069" }
err-passphrase-too-short = عدد أحرف عبارة المرور لا يقلّ عن { $least }.
hint-passphrase-too-short = أربع كلمات أو خمس لا يخمّن أحد اجتماعها أفضل من كلمة واحدة صعبة.
err-passphrase-too-long = حجم عبارة المرور لا يزيد على { $most } بايت.
hint-passphrase-too-long = يمكن اختيار عبارة أقصر؛ خمس كلمات تكفي.
err-passphrase-control-character = في عبارة المرور حرف تحكّم لا يُرى.
hint-passphrase-control-character = الأغلب أنه أثر ضغطة على أحد مفاتيح الأسهم. يمكن كتابتها من جديد دون تصحيح.
err-passphrases-differ = عبارتا المرور غير متطابقتين.
hint-passphrases-differ = لم يتغيّر شيء. يمكن البدء من جديد، على مهل.
err-secret-unreadable = تعذّرت قراءة ما ذُكر أنه سرّ: { $path }
hint-secret-unreadable = المطلوب نصّ قصير يحقّ لهذا الحساب أن يقرأه. وتكون عبارة المرور فيه وحدها، في سطر واحد.
err-code-needed = رمز الدعوة لازم، ولا توجد نافذة أوامر لطلبه.
hint-code-needed = يمكن وضع الرمز في ملف: { "\u2066--code-file FILE\u2069" }
err-code-length = يتألّف رمز الدعوة من ١٥ خانة بين حروف وأرقام؛ والمكتوب هنا { $found }.
hint-code-length = يُكتب في ثلاث مجموعات من خمس، مثل { "\u20667K2M9-Q4RTX-0HB3V\u2069" }. لا أهمية للمسافات والشرطات.
err-code-digit = فيه حرف أو علامة لا توجد في أي رمز دعوة.
hint-code-digit = يتألّف الرمز من أرقام ومن الحروف اللاتينية من A إلى Z ما عدا U. ويُقرأ الحرف O صفرًا، والحرفان I وL واحدًا.
err-wrong-code = هذا الرمز لا يفتح الدعوة.
hint-wrong-code = تساعد مقارنته بالرمز الذي وصلك، مجموعةً مجموعة. وهل هو رمز هذا الملف نفسه؟
err-recovery-choice-needed = لم يُذكر من يستطيع غيرك أن يفتح الخزنة.
hint-recovery-choice-needed =
    المطلوب اختيار واحد: { "\u2066--recovery sheet --sheet-out FILE\u2069" } (يفتحها من بيده الورقة)،
    أو { "\u2066--recovery halves --sheet-out FILE --second-half-out FILE\u2069" } (شخصان معًا)، أو { "\u2066--recovery none\u2069" } (لا أحد).
err-recovery-kind-needed = لم يُذكر من يستطيع غيرك أن يفتح الخزنة.
hint-recovery-kind-needed =
    المطلوب اختيار واحد: { "\u2066--kind sheet --out FILE\u2069" } (يفتحها من بيده الورقة)،
    أو { "\u2066--kind halves --out FILE --second-out FILE\u2069" } (شخصان معًا)، أو { "\u2066--kind none\u2069" } (لا أحد).
err-sheet-nowhere = ستُنشأ ورقة استرداد، ولا مكان لوضعها.
hint-sheet-nowhere = يُذكر ملف جديد بالخيار { "\u2066--sheet-out FILE\u2069" } (أو { "\u2066--out FILE\u2069" } مع vault recovery-sheet)، أو يُنفَّذ الأمر في نافذة أوامر فتُعرض الورقة فيها. لم يتغيّر شيء.
err-sheet-not-made = ذُكر ملف لورقة لن تُنشأ.
hint-sheet-not-made = مع «none» لا ورقة، ومع «sheet» ورقة واحدة، ومع «halves» ورقتان. لم يتغيّر شيء.
err-sheet-in-vault = يقع { $path } داخل مجلد الخزنة: كأن المفتاح بجانب القفل.
hint-sheet-in-vault = يُذكر ملف في مكان آخر، والأفضل على قرص آخر. لم يتغيّر شيء.
err-sheet-not-written = تعذّرت كتابة ورقة الاسترداد في { $path }.
hint-sheet-not-written = الخزنة نفسها سليمة، وعبارة مرورك تفتحها. يمكن إنشاء ورقة جديدة الآن: { "\u2066" }vault recovery-sheet --out FILE{ "\u2069" }
err-sheet-without-seen = لا تُنشأ ورقة جديدة هنا إلا مع تجديد المفاتيح كلها.
hint-sheet-without-seen = إن كان أحد قد عرف عبارة المرور فالخيار هو { "\u2066--seen\u2069" }. أما الورقة الجديدة وحدها: vault recovery-sheet
err-confirmation-needed = هذا يحتاج إلى كلمة منك، ولا توجد نافذة أوامر لطلبها.
hint-confirmation-needed = يمكن تنفيذه في نافذة أوامر، أو قول ذلك في الأمر نفسه: { "\u2066--yes\u2069" }. لم يتغيّر شيء.
err-not-confirmed = لم تُكتب كلمة التأكيد، فلم يُفعل شيء.
hint-not-confirmed = كل شيء كما كان. يمكن تنفيذه من جديد في أي وقت.

## The disk and the store

err-no-space = القرص ممتلئ.
hint-no-space = كل ما حُفظ من قبل سليم. يمكن إخلاء مساحة على القرص ثم إعادة العمل.
err-no-room = المطلوب على القرص { $needed }، والمتاح { $free }.
hint-no-room = لم يُحفظ منه شيء. يمكن إخلاء مساحة أو استعمال قرص أكبر؛ ولم تتأثّر الملفات الأخرى.
err-disk-error = ردّ القرص بخطأ.
hint-disk-error = كل ما حُفظ من قبل سليم. هل القرص موصول، وهل يحقّ لهذا الحساب استعمال المجلد؟ بعدها يمكن إعادة العمل.
err-store-error = تعذّرت القراءة من داخل الخزنة أو الكتابة فيها.
hint-store-error = كل ما حُفظ من قبل سليم. يمكن المحاولة من جديد؛ وإن تكرّر ذلك فالأسلم عمل نسخة احتياطية ثم فحص السلامة.
err-damaged = شيء محفوظ هنا معطوب: { $what }.
hint-damaged = الأمر fixity يسمّي كل ما هو معطوب. وقد تكون لدى الشركاء وفي النسخ الاحتياطية نسخ سليمة. والأسلم ألا يُكتب على هذا القرص إلا ما لا بدّ منه.
err-stopped = توقّف العمل.
hint-stopped = ما اكتمل قبل ذلك محفوظ. ويمكن المتابعة بتنفيذ الأمر من جديد.
err-no-randomness = لا يعطي النظام أرقامًا عشوائية، ولا يمكن إنشاء أي مفتاح بدونها.
hint-no-randomness = لم يتغيّر شيء. يمكن إعادة تشغيل الحاسوب؛ فإن تكرّر ذلك فهو لا يصلح لهذا العمل.
err-store-missing = الملف vault.db مفقود.
hint-store-missing = الحلّ استعادة نسخة احتياطية. لا يمكن فتح الأصول وحدها بدونه.
err-store-exists = يوجد ملف vault.db من قبل.
hint-store-exists = يمكن اختيار مجلد فارغ. لم يتغيّر شيء.
err-store-not-encrypted = الملف vault.db غير مشفّر، فليس ملف خزنة.
hint-store-not-encrypted = أحدٌ ما وضعه هناك. يمكن استعادة نسخة احتياطية في مجلد آخر، والتنبّه إلى من يستعمل هذا الحاسوب.
err-store-no-cipher = هذا البرنامج بُني بلا تشفيره، فتوقّف.
hint-store-no-cipher = لم يُكتب شيء. المطلوب نسخة من البرنامج بُنيت كاملة.
err-store-wrong-key = المفتاح لا يفتح vault.db: فهو لنسخة أخرى، أو لما قبل تغيير المفاتيح.
hint-store-wrong-key = ربما اختلطت ملفات نسختين من خزنة. الحلّ استعادة نسخة احتياطية في مجلد جديد.
err-store-damaged = الملف vault.db معطوب.
hint-store-damaged = نسخ المجلد كله أولًا قبل أي شيء، ثم استعادة نسخة احتياطية في مجلد جديد.
err-store-not-a-vault = الملف vault.db ليس ملف خزنة.
hint-store-not-a-vault = حلّ شيء آخر محلّه. الحلّ استعادة نسخة احتياطية في مجلد جديد.
err-store-newer = هذه الخزنة أنشأها إصدار أحدث من «سند».
hint-store-newer = يفتحها الإصدار الأحدث. لم يتغيّر شيء.
err-store-read-only = لا تمكن الكتابة على القرص أو في الملف vault.db.
hint-store-read-only = يمكن جعل القرص قابلًا للكتابة، أو نسخ مجلد الخزنة إلى قرص يقبلها.
err-store-denied = لا يحقّ لهذا الحساب أن يفتح vault.db.
hint-store-denied = يفتحه الحساب الذي أنشأ الخزنة.
err-store-disk-full = القرص ممتلئ.
hint-store-disk-full = كل ما حُفظ من قبل سليم. يمكن إخلاء مساحة ثم إعادة العمل.
err-store-busy = الخزنة قيد الاستعمال.
hint-store-busy = برنامج آخر يفتح الملف vault.db. يمكن إغلاقه ثم المحاولة من جديد.
err-store-no-such-key = مفتاح مفقود من الخزنة.
hint-store-no-such-key = الخزنة معطوبة. يبيّن الأمر fixity ما هو معطوب، ثم تُستعاد نسخة احتياطية في مجلد جديد.
err-store-io = ردّ القرص بخطأ.
hint-store-io = كل ما حُفظ من قبل سليم. هل القرص موصول؟ بعدها يمكن المحاولة من جديد.
err-store-sqlite = حدث داخل الخزنة خطأ سببه هذا البرنامج نفسه.
hint-store-sqlite = لم يُفقد شيء. يفيد إخبار من يصنعون «سند» بما جرى مع السطر الذي في الأسفل؛ ليس فيه شيء من كلامك.

## Making, backing up, restoring

err-folder-not-empty = المجلد { $path } ليس فارغًا.
hint-folder-not-empty = يُذكر مجلد غير موجود بعد، أو مجلد فارغ. لم يتغيّر شيء.
err-partner-name = للشريك اسم من حرف إلى ٢٠٠ حرف ظاهر.
hint-partner-name = يظهر الاسم لمن تصلهم دعوتك: { "\u2066" }vault create --role partner --name NAME{ "\u2069" }
err-name-for-partner = لا اسم إلا لخزنة شريك.
hint-name-for-partner = إما حذف { "\u2066--name\u2069" } وإما إضافة { "\u2066--role partner\u2069" }.
err-inside-vault = هذا جزء من خزنة.
hint-inside-vault = يمكن اختيار مجلد خارجها. لم يتغيّر شيء.
err-not-a-backup = المجلد { $path } ليس نسخة احتياطية مكتملة من هذه الخزنة.
hint-not-a-backup = لعمل نسخة احتياطية يُذكر مجلد فارغ، أو مجلد فيه نسخة أقدم من الخزنة نفسها. وللاستعادة يُذكر المجلد الذي فيه backup.txt وSHA256SUMS.
err-sheet-not-at-hand = النسخة الاحتياطية التي لا تفتحها إلا ورقة الاسترداد لا تُعمل إلا إذا فُتحت الخزنة بالورقة نفسها.
hint-sheet-not-at-hand = وإلا فقد لا يفتحها شيء. تُفتح الخزنة بالورقة: { "\u2066" }sanad-cli --recovery FILE … vault backup --opens-with sheet DIR{ "\u2069" }
err-backup-damaged = النسخة الاحتياطية في { $path } معطوبة.
hint-backup-damaged = يمكن تجربة نسخة أخرى منها. وإن كانت الخزنة نفسها تُفتح، فالأسلم نسخة احتياطية جديدة في مجلد فارغ.

## Cases and items

err-case-code-bad = لا يصلح { $case } رمزًا لقضية.
hint-case-code-bad = في رمز القضية من ١ إلى ٤٠ من الحروف والأرقام و«-» و«_». والأسلم رمز لا يدلّ على شخص ولا على مكان.
err-case-code-taken = توجد قضية { $case } من قبل.
hint-case-code-taken = يمكن اختيار رمز آخر، أو استعمال تلك القضية.
err-case-note-too-long = لا تزيد ملاحظة القضية على ١٠٠٠ حرف.
hint-case-note-too-long = يمكن اختصارها. وما هو أطول يمكن أن يكون ملفًّا مستقلًّا يُضمّ إلى القضية.
err-case-not-found = لا توجد قضية { $case }.
hint-case-not-found =
    { $role ->
        [empty-desk] لا قضايا هنا بعد: تأتي القضايا مع ما ترسله الأطراف الموثِّقة (inbox fetch ثم inbox take-in).
        [partner] القضايا الموجودة هنا: { $there }. ويسبق رمزَ القضية اسمُ الطرف الموثِّق.
       *[other] لعرض القضايا: case list. ولفتح هذه القضية: { "\u2066" }case new { $case }{ "\u2069" }
    }
err-case-foreign = القضية { $case } لطرف موثِّق.
hint-case-foreign = لا يُضاف إليها إلا ما يأتي من ذلك الطرف.
err-partners-vault = هذه خزنة شريك: تأتي القضايا فيها من الأطراف الموثِّقة.
hint-partners-vault = يُستلم ما ترسله الأطراف الموثِّقة: inbox fetch ثم inbox take-in.
err-item-not-found = لا توجد مادة { $given }.
hint-item-not-found = تُعرض المواد بالأمر: items. وتُذكر المادة ببداية رقمها، بأربع خانات على الأقل.
err-item-ambiguous = أرقام عدّة مواد تبدأ بـ { $given }.
hint-item-ambiguous = المطلوب خانات أكثر من رقمها؛ ويعرض الأمر { "\u2066--json items\u2069" } خاناته كلها وعددها ٣٢.
err-original-not-kept = أصل هذه المادة ليس محفوظًا هنا.
hint-original-not-kept = إما أنه سيصل لاحقًا، وإما نُسي أو أُتلف: يبيّن الأمر show ذلك. ويستطيع الشريك الذي خزّنه أن يُخرجه.
err-original-damaged = أصل المادة { $item } معطوب أو مفقود.
hint-original-damaged = لم يُرسل شيء. قبل المتابعة: فحص السلامة بالأمر fixity، ثم إعادة الأصل من نسخة احتياطية.
err-exists-already = يوجد شيء في { $path } من قبل.
hint-exists-already = لا يُستبدل شيء بشيء. يُذكر مكان آخر.
err-no-folder = لا يوجد مجلد { $path }.
hint-no-folder = يمكن إنشاؤه أولًا، أو ذكر مكان آخر.
err-output-unwritable = لا تمكن الكتابة في { $path }.
hint-output-unwritable = هل مجلده موجود، وهل يحقّ لهذا الحساب أن يكتب فيه؟
err-item-foreign = هذه المادة لطرف موثِّق.
hint-item-foreign = وحده ذلك الطرف يذكر ما يُعرف عنها وأساس الموافقة عليها. يمكن أن يُطلب منه إرسالها مجددًا مع الجديد.
err-nothing-stated = لم يُذكر شيء.
hint-nothing-stated = المطلوب واحد على الأقل من: { "\u2066--title --date --place --events --author --from-whom --custody --note\u2069" }
err-basis-must-state = مع أساس الموافقة { $basis } يلزم ذكر هذا أيضًا: { $missing }.
hint-basis-must-state =
    { $missing ->
        [account] المطلوب ذكر ما إذا كانت المادة كلامًا رواه شخص: { "\u2066--account yes\u2069" } أو { "\u2066--account no\u2069" }
       *[other] المطلوب ذكره أيضًا: { $options }
    }
err-no-answers = لم يُذكر مَن تسري إجاباته على هذه المادة.
hint-no-answers = يُذكر الشخص الذي أجاب. وإن كانت الموافقة قد أُخذت على ورق من قبل، فهذا أساس قائم بذاته: { "\u2066" }taken-before{ "\u2069" }
err-text-too-long = ما كُتب في الخانة { $field } أطول من ٦٤ كيلوبايت.
hint-text-too-long = يمكن كتابته في ملف ثم ضمّ ذلك الملف.
err-record-erased = حُذف الكلام عن هذه المادة، فلم يبقَ ما يُثبَت.
hint-record-erased = ما زال سجلّ الحيازة يبيّن أنها كانت هنا: { "\u2066" }custody --item ITEM{ "\u2069" }
err-not-stored-elsewhere = لا قبول يقول إن شريكًا خزّن هذا الأصل.
hint-not-stored-elsewhere = قد يكون هو الوحيد. يمكن نقله وانتظار القبول. وعند الخطر هناك الأمر dispose، ولا رجعة فيه.
err-still-under-way = حزمة فيها هذه المادة لم تُسلَّم بعد، أو لم يُردّ عليها.
hint-still-under-way = يمكن تسليمها بالأمر courier، أو سحبها: { "\u2066" }outbox withdraw BUNDLE{ "\u2069" }. وإن كانت قد خرجت فلا بدّ من انتظار الردّ.
err-reason-needed = السبب لازم.
hint-reason-needed = يُذكر بالخيار { "\u2066--reason\u2069" }؛ ويبقى في سجلّ الحيازة.

## Files to acquire

err-file-not-found = لا شيء في هذا المسار.
hint-file-not-found = هل وحدة USB أو البطاقة موصولة؟ والاسم الذي فيه مسافات يوضع بين علامتي اقتباس.
err-file-unreadable = لا يُسمح بقراءة هذا الملف.
hint-file-unreadable = ليس لهذا الحساب حقّ فيه. ولم تتأثّر الملفات الأخرى.
err-file-is-link = هذا رابط إلى { $target }، والروابط لا تُتبع.
hint-file-is-link = إن كان الملف الذي يشير إليه هو المقصود فيُذكر باسمه.
err-not-a-file = هذا ليس ملفًّا، بل أنبوب أو جهاز أو مقبس.
hint-not-a-file = يمكن نسخ ما يعطيه إلى ملف، ثم ضمّ ذلك الملف.
err-folder-too-deep = المجلدات هنا متداخلة إلى أعمق من ٣٢ مستوى.
hint-folder-too-deep = يُذكر المجلد الداخلي وحده.
err-file-changed = تغيّر الملف أثناء قراءته، فلم يُحفظ منه شيء.
hint-file-changed = الأسلم انتظار انتهاء البرنامج الذي يكتبه، ثم ضمّه من جديد.
err-file-read-error = تعذّرت قراءة الملف إلى آخره، فلم يُحفظ منه شيء.
hint-file-read-error = ربما بدأت البطاقة أو القرص بالتعطّل. الأسلم نسخ ما يمكن نسخه، والاحتفاظ بالبطاقة.

## Partners and collectors

err-name-bad = في الاسم من حرف إلى ٢٠٠ حرف، كلها ظاهرة.
hint-name-bad = الأفضل اسم يسهل عليك تذكّره.
err-name-taken = الاسم { $name } مستعمل من قبل.
hint-name-taken = يمكن اختيار اسم آخر.
err-name-not-found = لا أحد هنا باسم { $name }.
hint-name-not-found = تُعرض الأسماء بالأمر: partner list أو collectors list
err-other-role =
    { $needed ->
        [partner] هذا لخزنة شريك، وهذه خزنة طرف موثِّق.
       *[other] هذا لخزنة طرف موثِّق، وهذه خزنة شريك.
    }
hint-other-role = تُذكر الخزنة الأخرى: { "\u2066" }sanad-cli --vault DIR …{ "\u2069" }
err-invitation-missing = لا يوجد ملف { $path }.
hint-invitation-missing = الدعوة هي الملف الذي أرسله إليك الشريك.
err-not-a-pass = هذا الملف ليس تصريحًا لصندوق بريد.
hint-not-a-pass = ينشئه مشغّل صندوق البريد بالأمر: { "\u2066" }sanad-mailbox partner add{ "\u2069" }. يمكن طلب الملف من جديد.
err-mailbox-unknown = لا يوجد هنا صندوق بريد كهذا.
hint-mailbox-unknown = صناديق البريد التي لهذا المكتب تصريح بها مذكورة في إعدادات المكتب. لم يتغيّر شيء.
err-mailboxes-too-many = عناوين صناديق البريد معًا أكثر من ١٦، ولا تذكر الدعوة أكثر من ذلك.
hint-mailboxes-too-many = يمكن إزالة صندوق لم يعد مستعملًا، ثم إضافة هذا.
err-recipient-bad = هذا ليس مفتاحًا عامًا من مفاتيح age.
hint-recipient-bad = يبدأ بـ age1 وفيه ٦٢ حرفًا. يمكن نسخه من جديد من مكان إنشائه. لم يتغيّر شيء.
err-not-a-card = هذا ليس إشعار عناوين من { $name }.
hint-not-a-card = لم يتغيّر شيء. يمكن طلبه من الشريك من جديد، وهو موقّع بالمفتاح الذي قورنت أرقامه.
err-card-older = إشعار العناوين هذا ليس أحدث من آخر إشعار من { $name }.
hint-card-older = العناوين المعروفة تبقى كما هي.
err-message-text = في الرسالة من حرف واحد إلى ٤٠٠٠ حرف.
hint-message-text = يمكن اختصارها أو كتابة رسالتين. لم يُرسل شيء.
err-message-days = تدوم الرسالة من يوم واحد إلى ٩٠ يومًا.
hint-message-days = يمكن اختيار أيام أقل. لم يُرسل شيء.
err-message-too-many = بلغت الرسائل عن هذه الحزمة أقصى عددها.
hint-message-too-many = يمكن الكتابة عن حزمة أخرى، أو بطريق آخر.
err-message-too-early = وصلت رسالة عن حزمة لم تُستلم بعد.
hint-message-too-early = تُجلب من جديد بعد استلام الحزمة.
err-message-unreadable = لا يمكن فتح رسالة: فهي معطوبة، أو موجّهة إلى غيرك.
hint-message-unreadable = تُركت جانبًا. ويمكن طلبها من جديد برسالة.
err-message-not-by-writer = رسالة غير موقّعة ممّن ينبغي أن تأتي منه.
hint-message-not-by-writer = تُركت جانبًا ولا تظهر في أي مكان. الأسلم السؤال بطريق آخر إن كانت هناك رسالة.
err-message-other-bundle = رسالة عن حزمة غير التي جاءت معها.
hint-message-other-bundle = تُركت جانبًا: نسخها أحد إلى هناك، أو أخطأ برنامج.
err-message-not-found = لا توجد رسالة { $given } هنا.
hint-message-not-found = تُعرض الرسائل بالأمر: { "\u2066" }message list{ "\u2069" }. وما انقضت مدته حُذف.
err-not-an-invitation = هذا الملف ليس دعوة.
hint-not-an-invitation = ربما أصابه عطب في الطريق. يمكن طلبه من الشريك مرة أخرى.
err-invitation-taken = أُخذت هذه الدعوة من قبل، باسم { $name }.
hint-invitation-taken = لا حاجة إلى أخذها مرة أخرى: partner list. الدعوة لخزنة واحدة؛ ولخزنة أخرى تُطلب دعوة أخرى.
err-not-enrolled = لم يرسل { $name } شيئًا بعد، فمفتاحه غير معروف.
hint-not-enrolled = يبدأ الأمر باستلام حزمته الأولى، ثم مقارنة الأرقام معه، ثم التأكيد.

## Transfers and the road

err-nothing-to-transfer = لا جديد يجوز خروجه.
hint-nothing-to-transfer = ما لدى الشريك لا يلزم أن يُرسل مرة أخرى. والمادة التي بلا أساس موافقة تبقى: { "\u2066" }consent basis ITEM …{ "\u2069" }
err-bundle-too-large = هذا أكثر مما تسعه حزمة واحدة.
hint-bundle-too-large = يمكن إرساله في عدّة عمليات نقل: يُؤجَّل أساس الموافقة لبعض المواد.
err-may-not-leave = فيه شيء لم يعد يجوز خروجه.
hint-may-not-leave = سُحب من الصادر. يمكن النقل من جديد: يخرج ما يجوز خروجه، ويبقى ما لا يجوز.
err-may-not-be-used =
    { $ground ->
        [consent-withdrawn] سُحبت الموافقة على شيء فيه، فيبقى في هذه الخزنة.
        [safekeeping-only] فيه شيء للحفظ أمانةً فقط، فيبقى في هذه الخزنة.
        [no-consent-basis] لا شيء يقول على أي أساس يجوز استعمال شيء فيه، فيبقى في هذه الخزنة.
       *[other] فيه شيء لا يجوز استعماله، فيبقى في هذه الخزنة.
    }
hint-may-not-be-used = لم يُترك منه شيء خارج الخزنة. ووحده الطرف الموثِّق يستطيع تغيير ذلك: يذكر أساس موافقة يشمله، ثم ينقل القضية من جديد. أما ما تستند إليه كل مادة: { "\u2066" }show ITEM{ "\u2069" }
err-bundle-not-found = لا توجد حزمة { $given } هنا.
hint-bundle-not-found = تُعرض الحزم بالأمر: outbox أو inbox list. وتُذكر الحزمة ببداية رقمها.
err-bundle-answered = رُدّ على هذه الحزمة، أو سُحبت.
hint-bundle-answered = لا شيء يُرسل من جديد. يبيّن ذلك الأمر: outbox
err-bundle-erased = شيء من هذه الحزمة لم يعد هنا، فلا يمكن إرسالها من جديد.
hint-bundle-erased = يفيد إخبار الشريك بطريق آخر أن هذه الحزمة لن تصل.
err-partner-not-compared = لم تُقارَن أرقام { $name } قط، فلا يكفي قوله إنه خزّن هذا.
hint-partner-not-compared = تُقارَن الأرقام بطريق آخر (partner list)، ثم: { "\u2066" }partner confirm { $name }{ "\u2069" }. وعند الخطر: { "\u2066" }dispose ITEM --reason R{ "\u2069" }
err-not-accepted-yet = لم يصل قبول لهذه الحزمة.
hint-not-accepted-yet = متى ردّ الشريك، يُحضر الأمر { "\u2066" }courier --to FOLDER{ "\u2069" } القبول.
err-bundle-closing = ربما سُلّمت هذه الحزمة، أو حزمة بعدها مبنية عليها: طُلب من صندوق البريد إغلاقها ولم يُجب بعد.
hint-bundle-closing = لا يُسحب شيء قبل أن يجيب صندوق البريد. عند توفّر اتصال يمكن الإرسال من جديد، فيُعرف الجواب.
err-no-token = لم يبقَ في صندوق بريد هذا الشريك متّسع لحزمة أخرى من هنا.
hint-no-token = كل قبول يأتي بمتّسع جديد. وإلى حينه تُنقل الحزمة بوحدة USB، أو يُطلب من الشريك قبول ما وصله.
err-receipt-not-by-mailbox = ما وصل ليس إيصالًا من صندوق البريد الذي أُرسلت إليه الحزمة.
hint-receipt-not-by-mailbox = لا تُعدّ الحزمة مسلَّمة، ولم يتغيّر شيء هنا. يمكن الإرسال من جديد لاحقًا، وإن تكرّر ذلك فيحسن إخبار الشريك.
err-receipt-other = أعطى صندوق البريد إيصالًا بغير ما أُرسل.
hint-receipt-other = لا تُعدّ الحزمة مسلَّمة، ولم يتغيّر شيء هنا. يمكن الإرسال من جديد لاحقًا، وإن تكرّر ذلك فيحسن إخبار الشريك.
err-delivered-already = سُلّمت هذه الحزمة من قبل، أو سُحبت.
hint-delivered-already = ما خرج لا يمكن استرجاعه. إن ضاعت وحدة USB: { "\u2066" }outbox resend BUNDLE{ "\u2069" }. وإن سُحبت الموافقة: { "\u2066" }consent withdraw ITEM{ "\u2069" } ثم النقل من جديد، ليعلم الشريك بذلك.
err-road-no-folder = المجلد { $path } غير موجود.
hint-road-no-folder = هل وحدة USB موصولة؟ ما سُلّم من قبل يبقى مسلَّمًا؛ وتمكن المتابعة بتنفيذ الأمر من جديد.
err-road-full = القرص الذي فيه { $path } ممتلئ.
hint-road-full = ما عليه يبقى. يمكن إخلاء مساحة أو استعمال وحدة USB أكبر، ثم تنفيذ الأمر من جديد: يتابع من حيث توقّف.
err-road-read-only = لا تمكن الكتابة في { $path }.
hint-road-read-only = في بعض وحدات USB قفل لهذا، والمعطوبة منها تصير للقراءة فقط. يمكن استعمال وحدة أخرى.
err-road-read-back = ما كُتب في { $path } لم يُقرأ كما كُتب.
hint-road-read-back = وحدة USB تتعطّل. يمكن استعمال وحدة أخرى؛ ولم يُفقد شيء من الخزنة.
err-road-conflict = في { $path } ملف آخر.
hint-road-conflict = يمكن استعمال مجلد فارغ، أو معرفة من وضع الملف هناك.
err-road-error = ردّ القرص الذي فيه { $path } بخطأ.
hint-road-error = هل وحدة USB موصولة؟ ما سُلّم من قبل يبقى مسلَّمًا؛ وتمكن المتابعة بتنفيذ الأمر من جديد.
err-reply-not-by-partner = الردّ غير موقّع من { $name }.
hint-reply-not-by-partner = لم يتغيّر شيء بسببه. الأسلم سؤال الشريك بطريق آخر، ومقارنة بصمة المفتاح من جديد.
err-reply-unreadable = لا يمكن فتح الردّ: فهو معطوب، أو موجّه إلى غيرك.
hint-reply-unreadable = يمكن أن يُطلب من الشريك القبول مجددًا وإرسال الردّ مرة أخرى. لم يتغيّر شيء.
err-acceptance-not-by-partner = الردّ غير موقّع من الشريك الذي ينبغي أن يأتي منه.
hint-acceptance-not-by-partner = لا يصحّ الاعتماد عليه. الأسلم سؤال الشريك بطريق آخر، ومقارنة بصمة المفتاح من جديد.
err-acceptance-other = القبول لشيء غير الذي أُرسل.
hint-acceptance-other = لا يصحّ الاعتماد عليه، ولا نسيان شيء بسببه. الأسلم سؤال الشريك بطريق آخر.
err-cosignature-wrong = توقيع الشريك على سجلّ الحيازة لا يصحّ.
hint-cosignature-wrong = لا يصحّ الاعتماد على هذا القبول. الأسلم سؤال الشريك بطريق آخر.

## The road over a network

err-net-offline = لا اتصال بالشبكة في هذا الجهاز.
hint-net-offline = لم يُفقد شيء. ما أكّد صندوق البريد وصوله يبقى هناك، والباقي يذهب متى عاد الاتصال.
err-net-unreachable = صندوق بريد الشريك لا يجيب.
hint-net-unreachable = قد يكون متوقّفًا، أو تكون هذه الشبكة لا تسمح بالوصول إليه. لم يُفقد شيء؛ وتمكن المحاولة لاحقًا، أو من شبكة أخرى، أو عبر Tor. وفي مكتب الشريك، إن زال صندوقه نهائيًا: { "\u2066" }desk mailbox remove ADDRESS{ "\u2069" }
err-net-other-key = يجيب خادم آخر مكان صندوق بريد الشريك.
hint-net-other-key = قد تكون هذه صفحة الدخول إلى هذه الشبكة، أو طرفًا بينك وبين صندوق البريد. لم يُرسَل إليه شيء. يمكن الدخول إلى الشبكة إن طلبت ذلك. وإن بقي الأمر كذلك على شبكة أخرى فالأسلم سؤال الشريك بطريق آخر.
err-net-captive = هذه الشبكة تجيب مكان صندوق البريد، وتطلب تسجيل الدخول أولًا.
hint-net-captive = يمكن فتح متصفّح والدخول إلى الشبكة، أو استعمال شبكة أخرى. لم يُرسَل شيء.
err-net-old-tls = ما يجيب في عنوان صندوق البريد لا يعرف إلا تعمية أقدم من اللازم.
hint-net-old-tls = لم يُرسَل شيء. قد يكون في الطريق من يتدخّل: تمكن المحاولة من شبكة أخرى، وسؤال الشريك بطريق آخر.
err-net-proxy-down = الوسيط لا يجيب.
hint-net-proxy-down = هل Tor يعمل؟ لا يذهب شيء بطريق آخر، ولم يُرسَل شيء. يمكن تشغيله، أو تغيير الوسيط: { "\u2066" }network --proxy IP:PORT{ "\u2069" }
err-net-strange = أجاب صندوق البريد بما لا يُفهم.
hint-net-strange = لا يُعدّ شيء مسلَّمًا بهذا. تمكن المحاولة لاحقًا؛ وإن بقي الأمر كذلك يفيد إخبار الشريك، فقد يحتاج صندوقه إلى إصلاح.
err-net-slow-down = صندوق البريد مشغول، ويطلب السؤال لاحقًا.
hint-net-slow-down = لم يُفقد شيء. ما أكّد وصوله يبقى هناك، والباقي يذهب في محاولة لاحقة.
err-net-cut = انقطع الاتصال.
hint-net-cut = لم يُفقد شيء. تتابع المحاولة التالية بعد آخر جزء أكّد صندوق البريد وصوله.
err-net-limit = بلغ استعمال الشبكة حدّ هذا الشهر.
hint-net-limit = ما بقي ينتظر الشهر القادم. يمكن رفع الحدّ ({ "\u2066" }network --monthly-limit SIZE{ "\u2069" })، أو نقله بوحدة USB.
err-net-not-allowed = لا يُسمح بذهاب شيء إلى هذا الشريك عبر الشبكة.
hint-net-not-allowed = هكذا ضُبط هنا. يمكن السماح به ({ "\u2066" }partner allow NAME ask{ "\u2069" })، أو نقله بوحدة USB.
err-mailbox-full = لا متّسع في صندوق بريد الشريك.
hint-mailbox-full = ما فيه من قبل يبقى هناك. يفيد إخبار الشريك بطريق آخر، أو نقل الباقي بوحدة USB.
err-mailbox-token = لا يُدخل صندوق البريد هذا: فهو لا يعرف إذن إرساله.
hint-mailbox-token = ربما لم يعرّفه مكتب الشريك بعد. تمكن المحاولة لاحقًا؛ وإن بقي الأمر كذلك يفيد إخبار الشريك، أو النقل بوحدة USB.
err-mailbox-left = لم يعد الشريك يستعمل صندوق بريد كان شيء من هنا في الطريق إليه.
hint-mailbox-left = ما لم يُسلَّم يذهب إلى صندوق آخر من صناديقه. وما بقي في ذلك الصندوق مشفّر، ولا يستطيع أن يعطيه لأحد غيره.
err-mailbox-token-taken = يعرف صندوق البريد بعض أذون الإرسال لهذا المكتب من تصريح آخر، ويُبقيها لذلك التصريح.
hint-mailbox-token-taken = حزمة تُرسل إليه بأحدها لا تصل إلى هنا. يفيد سؤال من يشغّل الصندوق هل كان لهذا المكتب تصريح من قبل، وإخبار الأطراف الموثِّقة بالنقل بوحدة USB إلى أن يُحلّ الأمر.
err-mailbox-too-big = هذا أكبر مما يقبله صندوق بريد الشريك.
hint-mailbox-too-big = يمكن نقله بوحدة USB، أو أن يُطلب من الشريك أن يقبل صندوقه أكثر.
err-mailbox-receipt = ليس في صندوق البريد ما ينبغي: إيصاله لا يوافق ما أُرسل.
hint-mailbox-receipt = لا يُعدّ شيء مسلَّمًا بهذا. تمكن المحاولة من جديد؛ وإن بقي الأمر كذلك يفيد إخبار الشريك بطريق آخر، واستعمال وحدة USB.
err-mailbox-pass = لا يعرف صندوق البريد هذا التصريح.
hint-mailbox-pass = من يشغّل الصندوق يستطيع إصدار تصريح جديد. ما ينتظر هناك يبقى هناك.
err-mailbox-checking = وصل كل شيء إلى صندوق البريد، وهو يقرؤه من جديد قبل أن يوقّع عليه.
hint-mailbox-checking = يطول هذا مع الحزم الكبيرة. وإلى أن يصل إيصاله لا تُعدّ الحزمة مسلَّمة.
err-no-mailbox = لم يذكر هذا الشريك أي صندوق بريد.
hint-no-mailbox = يمكن نقل الحزمة بوحدة USB. وإشعار العناوين من الشريك يذكر صناديقه.
err-clock-differs = بين الساعة هنا وساعة صندوق البريد أكثر من يوم.
hint-clock-differs = لا يُفقد شيء بهذا. يحسن النظر إلى التاريخ هنا، فهو يُكتب في كل قيد.

## الشبكة ومكتب الشريك، بالأوامر

err-proxy-bad = ‏{ $given } ليس عنوانًا رقميًا لوسيط.
hint-proxy-bad = المطلوب رقم ومنفذ، مثل { "\u2066" }127.0.0.1:9050{ "\u2069" } لبرنامج Tor في هذا الحاسوب. ولا يُقبل اسم، فالبحث عنه سؤال للشبكة لا يمرّ بالوسيط.
err-size-bad = ‏{ $given } ليس حجمًا.
hint-size-bad = يُكتب مثل { "\u2066" }200MB{ "\u2069" } أو { "\u2066" }1.5GB{ "\u2069" } أو { "\u2066" }256KiB{ "\u2069" }.
err-part-size-bad = لا يمكن أن يكون حجم الجزء { $given }.
hint-part-size-bad = من { "\u2066" }256KiB{ "\u2069" } للاتصال الرديء إلى { "\u2066" }4MiB{ "\u2069" }. ومن دون { "\u2066" }--part-size{ "\u2069" } يُختار بحسب سرعة الاتصال.
err-pass-not-private = يستطيع غير صاحب الملف أن يقرأ تصريح الصندوق في { $path }.
hint-pass-not-private = لم يُنفَّذ شيء. تُقصر القراءة على صاحبه: { "\u2066" }chmod 600 { $path }{ "\u2069" }. وإن كان أحد قد قرأه، فالأسلم طلب تصريح جديد من مشغّل الصندوق.
err-desk-no-mailbox = ليس لهذا المكتب صندوق بريد.
hint-desk-no-mailbox = من وحدة USB: { "\u2066" }inbox fetch --from FOLDER{ "\u2069" }. ومع تصريح من مشغّل صندوق: { "\u2066" }desk mailbox add PASS-FILE{ "\u2069" }
err-no-receipt-yet = لم يعطِ أي صندوق بريد إيصالًا لهذه الحزمة.
hint-no-receipt-yet = يأتي الإيصال متى صارت الحزمة كلها في الصندوق: { "\u2066" }courier{ "\u2069" }. ووحدة USB لا تعطي إيصالًا. وللاطّلاع: { "\u2066" }outbox{ "\u2069" }

## Taking in

err-bundle-taken-in-already = استُلمت هذه الحزمة من قبل.
hint-bundle-taken-in-already = لا يلزم فعل شيء. ولإرسال القبول مرة أخرى: { "\u2066" }inbox accept BUNDLE{ "\u2069" } ثم courier
err-bundle-not-for-us = لا مفتاح هنا يفتح هذه الحزمة.
hint-bundle-not-for-us = إما أنها لشريك آخر، وإما صُنعت منذ زمن لمفتاح لم يعد موجودًا. يمكن أن يُطلب من المرسِل، في جانبه: { "\u2066" }outbox resend BUNDLE{ "\u2069" }
err-collector-distrusted = سُحبت الثقة من الطرف الموثِّق { $name }، وهذه الحزمة تتجاوز ما كان محفوظًا منه حينها.
hint-collector-distrusted = لم يُستلم شيء منها، وأجزاؤها محفوظة كما وصلت. إن صار لديه جهاز جديد فيمكن أن يُدعى من جديد باسم آخر.
err-collector-revoked = أُلغي اعتماد الطرف الموثِّق { $name }: لا يُستلم منه شيء بعد ذلك.
hint-collector-revoked = إن كان ذلك خطأً فيمكن أن يُدعى من جديد باسم آخر.
err-belongs-to-another = فيها شيء لطرف موثِّق آخر.
hint-belongs-to-another = لم يُحفظ منها شيء. الأسلم سؤال الطرفين عمّا حدث، بطريق آخر.
err-bundle-refused = لم يصحّ التحقّق من الحزمة، فلم يُحفظ منها شيء إلا أجزاؤها كما وصلت.
hint-bundle-refused = تبيّن النتائج موضع الخلل. إن كانت أجزاء منها فقط مفقودة أو معطوبة فيُطلب من المرسِل إرسالها من جديد (outbox resend في جانبه)، ثم تُجلب. وإن كانت حزمة قبلها مفقودة فتُستلم تلك أولًا. وللتخلّي عنها: { "\u2066" }inbox discard BUNDLE{ "\u2069" }
err-bundle-other-copy = في صندوق البريد شيء آخر تحت معرّف حزمة استُلمت، ولا شيء يدلّ على أنه من المرسِل نفسه.
hint-bundle-other-copy = الحزمة المستلمة لم يمسّها شيء، ويذهب قبولها إلى مرسِلها. ويبقى الآخر في صندوق البريد حتى تنتهي مدته. إن كانت الحزمة قد أُرسلت مرة ثانية قبل زمن طويل فلا حاجة إلى شيء؛ وإلا فقد وضعه هناك من يملك رمزًا من رموز هذا المكتب.

## Dossiers

err-cannot-withhold = لا يمكن حجب الخانة { $field }.
hint-cannot-withhold = الخانات التي يمكن حجبها: { "\u2066file_name, folder, title, date, place, events, author, from_whom, custody, note\u2069" } وغيرها مما يسمّيه { "\u2066--json show\u2069" }. أما الرقم والخلاصة الرقمية والحجم واللغة والامتداد فتبقى، وكذلك الأساس الذي يُفصَح عن المستند بموجبه.
err-nothing-to-disclose = لا شيء من هذه القضية يجوز الإفصاح عنه.
hint-nothing-to-disclose = تحتاج المادة إلى أساس موافقة يشملها، ويذكره الطرف الموثِّق. وما هو للحفظ أمانةً فقط يبقى.

## Verifying

err-unreadable = لا تمكن قراءة { $path }.
hint-unreadable = يمكن التأكّد من الاسم، ومن أن لهذا الحساب حقّ قراءته.
err-empty = { $path } فارغ.
hint-empty = ربما انقطع في الطريق. يمكن طلبه مرة أخرى.
err-encrypted = { $path } مشفّر.
hint-encrypted = يُفكّ تشفيره أولًا؛ ويبيّن { "\u2066" }sanad-verify --how{ "\u2069" } كيف.
err-parts-folder = في { $path } أجزاء مشفّرة.
hint-parts-folder = تُجمع معًا أولًا؛ ويبيّن { "\u2066" }sanad-verify --how{ "\u2069" } كيف.
err-other-document = { $path } لا يُثبت شيئًا بمفرده.
hint-other-document = يبيّن { "\u2066" }sanad-verify --how{ "\u2069" } ما يُفعل به.
err-not-ours = { $path } ليس حزمة ولا إثباتًا ولا إضبارة ولا قبولًا ولا إيصالًا.
hint-not-ours = يُذكر ملف tar، أو المجلد المفكوك، أو مجلد الإضبارة، أو الوثيقة.
err-too-many-files = في { $path } ملفات أكثر مما في أي حزمة أو إضبارة.
hint-too-many-files = يُذكر مجلد الحزمة أو الإضبارة نفسها.
err-trust-unreadable = لا تمكن قراءة ملف الثقة { $path }.
hint-trust-unreadable = يمكن التأكّد من الاسم، ومن أن لهذا الحساب حقّ قراءته.
err-trust-too-large = ملف الثقة { $path } أكبر مما ينبغي.
hint-trust-too-large = فيه مفاتيح، واحد في كل سطر، وحجمه بضعة كيلوبايتات.
err-trust-not-text = ملف الثقة { $path } ليس نصًّا.
hint-trust-not-text = فيه مفاتيح، واحد في كل سطر: { "\u2066" }NAME namespaces="sanad-bundle" ssh-ed25519 AAAA…{ "\u2069" }
err-trust-line = السطر { $line } من ملف الثقة { $path } لا يصلح.
hint-trust-line = رُفض الملف كله، كي لا يُظنّ أن مفتاحًا موثوق وهو ليس كذلك. الحلّ إصلاح السطر.

## What a file shows

err-media-start = تعذّر تشغيل قسم «سند» الذي يقرأ الصور والأفلام.
hint-media-start = الأصل سليم. مكان البرنامج sanad-media بجانب هذا البرنامج: يمكن تثبيت «سند» من جديد، ثم المحاولة مرة أخرى.
err-media-died = أوقف هذا الملف قسم «سند» الذي كان سيعرضه.
hint-media-died = الأصل سليم، ولم يُمسّ شيء آخر. قد يكون الملف معطوبًا، أو مصنوعًا للإضرار. ولفتحه في مكان آخر فالأسلم إخراجه إلى حاسوب لا شيء غيره فيه.
err-media-timeout = طال عرض هذا الملف أكثر مما ينبغي، فأُوقف.
hint-media-timeout = الأصل سليم. يمكن المحاولة حين يكون الحاسوب أقل انشغالًا. وإن تكرّر ذلك فيمكن إخراج الملف للاطّلاع عليه في مكان آخر.
err-media-too-large = هذا الملف أكبر من أن يُعرض هنا.
hint-media-too-large = الأصل سليم. يمكن إخراجه للاطّلاع عليه في برنامج آخر.
err-media-damaged = لا يمكن عرض هذا الملف: فهو معطوب، أو ليس كما تدلّ بدايته.
hint-media-damaged = هو محفوظ كما ضُمّ. وإن لم يجد الأمر fixity خللًا فقد كان كذلك من قبل. وربما كانت نسخة أخرى منه سليمة.
err-media-unsupported = لا يستطيع «سند» عرض هذا النوع من الملفات.
hint-media-unsupported = الأصل سليم. يمكن إخراجه للاطّلاع عليه في برنامج آخر.
err-media-no-picture = لا توجد صورة مصغّرة لهذا الملف.
hint-media-no-picture = الأصل سليم. ويمكن فتح المادة لرؤيتها أو سماعها.
err-media-garbage = ردّ قسم «سند» الذي كان سيعرض هذا الملف بما لا يردّ به أبدًا، فأُوقف.
hint-media-garbage = الأصل سليم. قد يكون الملف مصنوعًا للإضرار: الأسلم ألا يُفتح على حاسوب فيه أي شيء آخر.
err-media-read = تعذّرت قراءة الأصل.
hint-media-read = يبيّن الأمر fixity هل هو معطوب، وعندئذ يُعاد من نسخة احتياطية.
err-media-busy = المعروض دفعة واحدة أكثر مما ينبغي، أو قُفلت الخزنة في الأثناء.
hint-media-busy = الأصل سليم. يمكن المحاولة من جديد بعد لحظة.
err-media-address = طلبت الصفحة شيئًا غير موجود.
hint-media-address = لم يُمسّ شيء. يمكن الرجوع وفتح المادة من جديد.

## What is chosen, dropped and pasted

err-chooser-open = نافذة لاختيار الملفات مفتوحة من قبل.
hint-chooser-open = ربما كانت خلف هذه النافذة. يمكن الاختيار فيها، أو إغلاقها.
err-no-such-place = لم يعد هذا المكان معروفًا.
hint-no-such-place = تُنسى الأماكن عند قفل الخزنة. يمكن اختياره من جديد.
err-place-wrong-kind = اختير هذا المكان لغرض آخر.
hint-place-wrong-kind = المطلوب اختيار مكان لهذا، ولو كان هو نفسه.
err-no-such-drop = ما أُفلت أو اختير أو لُصق لم يعد هنا.
hint-no-such-drop = يُنسى ذلك عند قفل الخزنة، وبعد أخذه مرة. أما الملفات نفسها فلم تُمسّ: يمكن اختيارها من جديد.
err-drop-too-many = هذه أكثر من ١٠٠٬٠٠٠ ملف. وتُرك الباقي.
hint-drop-too-many = يمكن أخذ الأولى الآن، ثم اختيار المجلدات الأخرى واحدًا واحدًا.
err-paste-empty = لم يكن هناك شيء للّصق.
hint-paste-empty = يمكن نسخ صورة أو كلام من جديد، ثم لصقه هنا. أما الملف فيمكن إفلاته على النافذة.
err-paste-too-large = هذا أكبر من أن يُلصق: أقصاه { $most } بايت.
hint-paste-too-large = يمكن حفظه في ملف ثم إفلات الملف على النافذة.
err-no-private-folder = لا مجلد في الذاكرة لا يقرؤه إلا هذا الحساب.
hint-no-private-folder = لا يُفتح «سند» بدونه، لأن ما تعرضه النافذة كان سيُكتب على القرص. يمكن الخروج من الحساب ثم الدخول من جديد. فإن لم يُجدِ ذلك، فعلى من يعرف هذا الحاسوب أن ينظر في { "\u2066/run/user\u2069" } أو { "\u2066/dev/shm\u2069" }.

## Calling it

err-usage = لم يُفهم الأمر.
hint-usage = للمساعدة: { "\u2066" }sanad-cli --help{ "\u2069" }
err-language-unknown = لا كلمات بهذه اللغة بعد.
hint-language-unknown = اللغات الموجودة: en
err-option-after-verb = { $name } خيار للبرنامج، وقد جاء بعد الفعل.
hint-option-after-verb = يوضع قبل الفعل: { "\u2066" }sanad-cli { $name } … VERB{ "\u2069" }

## The window

err-locked = الخزنة مقفلة.
hint-locked = يمكن فتحها، ثم المتابعة من الموضع نفسه.
err-open-already = توجد خزنة مفتوحة من قبل.
hint-open-already = تُقفل أولًا، ثم تُفتح الأخرى.
err-no-such-vault = لم تعد هذه الخزنة في القائمة.
hint-no-such-vault = تمكن إضافتها من جديد باختيار مجلدها.
err-nothing-made = لا توجد خزنة جديدة للدخول إليها.
hint-nothing-made = إن كانت قد أُنشئت الآن فيمكن فتحها من القائمة بعبارة مرورها.
err-no-such-sheet = لم تعد ورقة الاسترداد هذه في الذاكرة.
hint-no-such-sheet = يمكن إنشاء ورقة جديدة. وتبقى السابقة تفتح النسخ الأقدم من الخزنة.
err-no-home = ليس لهذا الحساب مجلد خاص به توضع فيه خزنة.
hint-no-home = المطلوب اختيار مجلد للخزنة.
err-vault-busy = ما زال عمل آخر جاريًا على الخزنة.
hint-vault-busy = لم يتغيّر شيء. يمكن المحاولة من جديد بعد لحظة.
err-no-such-job = لم يعد هذا العمل في القائمة.
hint-no-such-job = ما حفظه محفوظ. وتُظهر القائمة ما يجري الآن.
err-job-runs = ما زال هذا العمل جاريًا.
hint-job-runs = يمكن إيقافه أولًا، أو انتظار نهايته.
err-no-such-invitation = لم تعد هذه الدعوة مفتوحة.
hint-no-such-invitation = يمكن فتح الملف من جديد برمزه.
err-not-granted = لا يجوز لهذه النافذة أن تفعل ذلك.
hint-not-granted = لم يُفعل شيء. وظهور هذه الرسالة يدلّ على خلل في البرنامج نفسه.
err-spot-too-long = تعذّر تذكّر الموضع في النافذة.
hint-spot-too-long = بعد القفل التالي تكون البداية من قائمة القضايا. لم يُفقد شيء.
err-settings-not-kept = تعذّرت كتابة الإعدادات.
hint-settings-not-kept = تبقى سارية حتى إغلاق «سند». ربما كان القرص ممتلئًا.
err-window-failed = تعذّر فتح النافذة.
hint-window-failed = أُقفلت الخزنة من جديد، ولم يُفقد شيء. يمكن تشغيل «سند» من جديد.
err-app-error = حدث خلل في «سند» نفسه.
hint-app-error = ما حُفظ سليم. يمكن قفل الخزنة ثم فتحها. وإن تكرّر ذلك فيمكن نسخ التشخيص من الإعدادات لمن يساعدك.
err-start-failed = تعذّر تشغيل «سند».
hint-start-failed = لم تُمسّ خزناتك. يمكن إعادة تشغيل الحاسوب ثم المحاولة من جديد. وإن تكرّر ذلك فقسم النظام الذي يعرض النوافذ مفقود: يلزم تثبيت «سند» من جديد.

## الأشخاص، وأنصاف الهوية، والشخص الثاني
err-no-such-second = لم تعد موافقة الشخص الثاني هنا.
hint-no-such-second = تُستعمل مرة واحدة، وتُنسى عند قفل الخزنة. يمكن سؤال الشخص الثاني من جديد.
err-file-not-written = تعذّرت كتابة الملف في { $path }.
hint-file-not-written = لم يبقَ هناك شيء منه. يمكن التأكّد من أن القرص ليس ممتلئًا ولا للقراءة فقط، أو اختيار مكان آخر.

err-person-not-found = لا يوجد هذا الشخص هنا.
hint-person-not-found = يُسمّى الشخص بالرمز الذي سُحب له، مثل W-7F3K. وتُظهر قائمة الأشخاص الجميع.
err-person-ambiguous = أكثر من شخص يحمل الرمز { $given }.
hint-person-ambiguous = أتوا من أطراف موثِّقة مختلفة. يمكن فتح القضية أولًا ثم اختيار الشخص فيها.
err-person-foreign = هذا الشخص من قضية طرف موثِّق.
hint-person-foreign = الطرف الموثِّق وحده يضيف إلى ما يُعرف عن الشخص. ويمكن أن يُطلب منه الإرسال من جديد مع ما استجدّ.
err-identity-not-here = لا يوجد هنا نصف هوية لهذا الشخص.
hint-identity-not-here = لم يُكتب هنا قط، أو أُحرق مفتاحه. لم يتغيّر شيء.
err-list-too-long = القائمة في { $field } أطول مما يُقبل.
hint-list-too-long = تتّسع القائمة لخمسمئة سطر على الأكثر، والعلامة المرسومة لمئة ألف نقطة على الأكثر. لم يُحفظ شيء.
err-code-unknown = ما أُعطي في { $field } ليس من الرموز التي تصحّ هناك.
hint-code-unknown = يمكن اختيار واحد مما تعرضه القائمة. ولكلام الشخص نفسه مكانه إلى جانبه.
err-day-bad = ما أُعطي في { $field } ليس يومًا.
hint-day-bad = يُكتب اليوم سنةً فشهرًا فيومًا: { "\u2066" }2026-03-21{ "\u2069" }. ويمكن تركه.
err-nothing-planned = لم يُذكر شيء.
hint-nothing-planned = يلزم ذكر شيء واحد على الأقل. ويمكن أن يُذكر أيضًا أنه لا توجد مساعدة يُلجأ إليها.
err-passphrase-of-another = هذه عبارة مرور شخص آخر.
hint-passphrase-of-another = تُكتب العبارة التي فُتحت بها الخزنة الآن. لم يتغيّر شيء.
err-slots-full = الأماكن الثمانية لعبارات المرور مشغولة كلها.
hint-slots-full = يمكن أولًا إزالة عبارة لم يعد أحد يحتاج إليها.
err-slot-not-in-use = لا توجد عبارة مرور في المكان { $slot }.
hint-slot-not-in-use = تُظهر قائمة عبارات المرور الأماكن المشغولة. لم يتغيّر شيء.
err-slot-last = هذه عبارة المرور الوحيدة.
hint-slot-last = لا يفتح الخزنةَ أحد من دونها. يمكن أولًا إضافة عبارة أخرى.
err-slot-own = بهذه العبارة فُتحت الخزنة الآن.
hint-slot-own = لإزالتها تُقفل الخزنة ثم تُفتح بعبارة مرور الشخص الآخر.
err-second-is-first = هذه عبارة مرور من فتح الخزنة.
hint-second-is-first = يلزم شخص آخر له عبارة مرور خاصة به.
err-second-with-sheet = فُتحت الخزنة بورقة الاسترداد، فلا يُعرف من يعمل الآن.
hint-second-with-sheet = يمكن قفلها ثم فتحها بعبارة مرور، وعندها يكتب الشخص الثاني عبارة أخرى.
err-second-for-other = أُعطيت هذه الموافقة لشخص آخر أو لنوع آخر من الروايات أو لخزنة أخرى.
hint-second-for-other = يمكن طلب موافقة تخصّ هذه الرواية. لم يُكتب شيء.
err-not-an-approval = ليس هذا الملف إذنًا من شريك لهذه الخزنة.
hint-not-an-approval = قد يكون معطوبًا، أو من شريك غير معروف هنا، أو صُنع لغير هذه الخزنة. يمكن طلب إذن جديد من الشريك.
err-approval-not-compared = لم تُقارَن أرقام { $name } قط، فقد يكون أي أحد وقّع هذا.
hint-approval-not-compared = تُقارَن الأرقام أولًا بطريق آخر (partner list)، ثم: { "\u2066" }partner confirm { $name }{ "\u2069" }
err-approval-expired = انتهى هذا الإذن في { $until }.
hint-approval-expired = يمكن التأكّد من ساعة هذا الجهاز، أو طلب إذن جديد من الشريك.
err-approval-used = استُعمل هذا الإذن من قبل.
hint-approval-used = الإذن لرواية واحدة. يمكن طلب إذن آخر من الشريك.
err-approval-days = مدّة الإذن بين يوم واحد وتسعين يومًا.
hint-approval-days = يمكن اختيار ما يلزم من الأيام لا أكثر.

## Dates and places of what happened

err-when-form = ليس هذا تاريخًا كما يُكتب هنا.
hint-when-form = يُكتب اليوم بالسنة والشهر واليوم. وما لا يُعرف يمكن تركه مجهولًا.
err-when-order = اليوم الأول يأتي بعد اليوم الأخير.
hint-when-order = يمكن تغيير أحد اليومين.
err-when-precision = لا يتفق اليومان مع مدى الدقة في معرفة الوقت.
hint-when-precision = لوقت بين يومين يُختار المدى؛ ولليوم الواحد يُذكر اليوم نفسه مرتين.
err-when-too-long = الكلمات عن هذا الوقت أطول مما يجب.
hint-when-too-long = يبقى ما قيل عن الوقت، ويُكتب الباقي في الملاحظة.
err-place-form = ليس هذا مكانًا كما يُكتب هنا.
hint-place-form = قد يكون المكان كلمات فقط. ويُختار نوع المكان من القائمة.
err-place-point = هذه الإحداثيات ليست نقطة على الأرض.
hint-place-point = خط العرض من ‎-90 إلى 90 درجة، وخط الطول من ‎-180 إلى 180. ويمكن تركهما معًا.
err-place-too-long = الكلمات عن هذا المكان أطول مما يجب.
hint-place-too-long = يبقى ما قيل عن المكان، ويُكتب الباقي في الملاحظة.

## Drafts

err-draft-too-long = النصّ الذي يُكتب أطول من أربعة ملايين حرف.
hint-draft-too-long = ما حُفظ من قبل ما زال محفوظًا. يمكن ختمه ومتابعة الكتابة في رواية ثانية، أو وضع النصّ في ملف مستقلّ وضمّه.

## Consent: conversations, withdrawals, what may leave

err-recipient-unknown = لا توجد جهة بهذا الاسم هنا.
hint-recipient-unknown = لا يُسأل الشخص إلا عمّن قد تصل إليه كلماته: من يعمل بهذه الخزنة، والشركاء في قائمتها.
err-recipient-twice = الجهة نفسها مذكورة مرتين.
hint-recipient-twice = لكل جهة سطر واحد من الإجابات. لم يُدوَّن شيء.
err-condition-incomplete = ينقص الشرطَ { $condition } ما يحتاج إليه.
hint-condition-incomplete = تحتاج بعض الشروط إلى يوم، أو إلى دول بحرفيها، أو إلى ما عُلّم عليه. والشرط الذي لا يستطيع أحد اتّباعه يغلق كل شيء. لم يُدوَّن شيء.
err-thing-unknown = لا يوجد { $given } في هذه القضية.
hint-thing-unknown = تشير الإجابات والنماذج إلى ما في القضية نفسها. لم يُدوَّن شيء.
err-nothing-to-withdraw = لا يوجد ما يُسحب.
hint-nothing-to-withdraw = لم تُعطَ هنا إجابة عن أي جهة، أو سُحب كل شيء من قبل. ما تعرضه صفحة الشخص هو القائم.
err-risk-stop = تقدير المخاطر في هذه القضية يقول: توقّف.
hint-risk-stop = لا يخرج منها شيء حتى يُعاد تقدير المخاطر. أما سحب الموافقة فيُنقل مع ذلك: هو يغلق، ولا يُظهر شيئًا عن أحد.
# Tray (الوارد السريع).
err-item-not-in-tray = هذه المادة ليست في الوارد السريع.
hint-item-not-in-tray = هي في قضية من قبل، وتبقى فيها.
err-tray-stays = ما في الوارد السريع لا يُنقل.
hint-tray-stays = يمكن إدراجه في قضية أولًا، ومعه تذهب خلاصته الرقمية الأولى ووقتها.

## Accounts

err-account-not-found = لا توجد هذه الرواية هنا.
hint-account-not-found = تُظهر صفحة الشخص ما رواه.
err-account-foreign = هذه الرواية من طرف موثِّق.
hint-account-foreign = لا يصحّحها إلا ذلك الطرف. وما فيها من خطأ يمكن كتابته في ملاحظة هنا.
err-account-disposed = أُتلفت هذه الرواية.
hint-account-disposed = ذهبت كلماتها. ويذكر سجلّ الحيازة متى كان ذلك ولماذا.
err-no-risk = لم تُقيَّم المخاطر في هذه القضية.
hint-no-risk = يلزم تقييمها أولًا: من يتعرّض للخطر بهذا، وما العمل حياله.
err-no-referrals = لم يُكتب إلى أين يمكن إرسال أشخاص هذه القضية طلبًا للعون.
hint-no-referrals = يلزم كتابة ذلك أولًا؛ وإن لم يوجد شيء فيُكتب أنه لا يوجد.
err-no-first-question = لم يُسأل هذا الشخص هل روى ما حدث من قبل.
hint-no-first-question = يلزم السؤال أولًا: لمن، ومتى، وبأي صورة. و«لم أروِ لأحد» جواب.
err-no-consent = لم يوافق هذا الشخص على أن يُحفظ هنا ما يرويه.
hint-no-consent = يلزم الحديث معه في ذلك أولًا. وما لم يُسأل عنه يُعدّ رفضًا.
err-prior-reason-needed = سبق لهذا الشخص أن روى ما حدث.
hint-prior-reason-needed = سؤاله من جديد يحتاج إلى سبب: يمكن اختيار سبب، أو الاكتفاء بما هو موجود.
err-child-or-sgbv = لا تُطلب هنا رواية من طفل، ولا ممّن نجا من عنف جنسي.
hint-child-or-sgbv = تُؤخذ ملاحظة تواصل ويُعرض العون. ويفتح أكثرَ من ذلك تدريبٌ مسجَّل، أو شخص ثانٍ يوافق.
err-detailed-untrained = الرواية المفصّلة تحتاج إلى تدريب.
hint-detailed-untrained = تُؤخذ رواية أولى قصيرة بكلمات الشخص نفسه. ويفتح أكثرَ من ذلك تدريبٌ مسجَّل، أو شخص ثانٍ يوافق.
err-stop-conditions-open = لم يُنظر بعد في كل ما قد يوقف الرواية.
hint-stop-conditions-open = هل المكان آمن؟ ألا يسمع أحد؟ هل وافق الشخص؟ هل يُعرف ما العمل إن ثقل الأمر؟ هل العون قريب؟ توضع علامة على ما هو قائم؛ فإن غاب واحد فالتوقّف.
err-account-empty = لا كلمات بعد ولا تسجيل.
hint-account-empty = يمكن كتابة ما رُوي، أو التوقّف هنا: ويبقى ما اتُّفق عليه محفوظًا.
err-account-not-declared = لم يُذكر كيف قال الشخص إن هذا صحيح.
hint-account-not-declared = بعلامة، أو شفاهًا، أو بتوقيع، أو بتسجيل صوت؛ أو لماذا لم يكن شيء من ذلك.
err-contact-note-too-long = لا تزيد ملاحظة التواصل على ٢٠٠٠ حرف، ولا أسئلة فيها ولا تسجيل.
hint-contact-note-too-long = تقول كيف يمكن الوصول إلى الشخص وما يحتاج إليه. ولا يُسأل فيها عمّا حدث له.
err-account-too-long = لا تزيد الرواية على مليون حرف.
hint-account-too-long = يمكن ختم هذه إلى حيث بلغت، والمتابعة في رواية ثانية. لم يضع شيء.
err-account-time-bad = ما كُتب في { $field } ليس وقتًا.
hint-account-time-bad = يُكتب هكذا: { "\u2066" }2026-11-21T18:25:00+04:30{ "\u2069" }، أو يُترك فارغًا.
err-account-item-not-here = تسجيل أو تفريغ مذكور هنا ليس من موادّ هذه القضية.
hint-account-item-not-here = يلزم ضمّه إلى هذه القضية أولًا.
err-account-kind-stays = التصحيح لا يغيّر نوع الرواية.
hint-account-kind-stays = يمكن تصحيحها كما هي، أو بدء رواية جديدة.
err-override-not-found = لم يوافق شخص ثانٍ على هذه الرواية.
hint-override-not-found = الموافقة لشخص واحد ونوع واحد من الروايات، ومرة واحدة.

## لسطر الأوامر: الأشخاص والاستمارات والبحث

err-form-bad = تعذّرت قراءة الاستمارة عند السطر { $line } والعمود { $column }.
hint-form-bad = هي بصيغة JSON كما تُظهرها استمارة فارغة: { "\u2066" }sanad-cli form --help{ "\u2069" }
err-form-field-unknown = في الاستمارة خانة { $field } ليست من خاناتها.
hint-form-field-unknown = خاناتها هي: { $known }
err-form-field-bad = ما في الخانة { $field } ليس من نوعها.
hint-form-field-bad = الاستمارة الفارغة تُظهر نوع كل خانة: { "\u2066" }sanad-cli form --help{ "\u2069" }
err-form-too-long = هذا أطول من ٤ ميبيبايت.
hint-form-too-long = يمكن وضع النص الطويل في ملف وضمّه.
err-unwritable = تعذّرت الكتابة في { $path }.
hint-unwritable = المطلوب ملف جديد في مجلد تجوز الكتابة فيه.
err-second-needed = لا بد من شخص ثانٍ.
hint-second-needed = المطلوب ملف عبارة مرور الشخص الثاني، أو ملف جواب الشريك.
err-person-needed = لم يُذكر من الذي يسحب.
hint-person-needed = يُذكر الشخص برمزه، أو بالرمز الذي أُعطي له: { "\u2066" }--code-file{ "\u2069" }
err-retrieval-unknown = هذا الرمز ليس لأحد هنا.
hint-retrieval-unknown = يمكن قراءته مرة أخرى حرفًا حرفًا. ولا فرق بين الحروف الكبيرة والصغيرة ولا أثر للشُّرَط. والرمز لخزنة واحدة.
err-recipient-name-unknown = لا أحد باسم { $given } معدّ هنا.
hint-recipient-name-unknown = لا يُسأل الشخص إلا عن المعدّين: { $there }
err-draft-kind-unknown = { $given } ليس نوعًا من المسودات.
hint-draft-kind-unknown = قائمة المسودات تذكر الأنواع.
err-draft-not-found = لا توجد مسودة كهذه.
hint-draft-not-found = خُتمت أو استُبعدت. وقائمة المسودات تُظهر ما يوجد.
err-agent-unknown = لا عبارة مرور في هذه الخزنة تعمل باسم { $given }.
hint-agent-unknown = قائمة عبارات المرور تُظهر الرموز.
err-day-typed-bad = { $given } ليس يومًا في هذا التقويم.
hint-day-typed-bad = يُكتب اليوم سنةً وشهرًا ويومًا بينها شُرَط: { "\u2066" }2026-03-21{ "\u2069" }
