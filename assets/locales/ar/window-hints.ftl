# What to do next, for a person in the window, in Arabic: see ../en/window-hints.ftl. The words and the
# manner stand at the head of errors.ftl.

## Opening a vault

window-hint-vault-not-named = يمكن عند الباب اختيار مجلد خزنتك، أو إنشاء خزنة جديدة.
window-hint-not-a-vault = إن كانت هنا من قبل فالمطلوب وصل قرصها من جديد، أو البحث عن موضع المجلد. لم يتغيّر شيء.
window-hint-is-a-backup = تمكن استعادتها في مجلد جديد، من «{ recover-title }» عند الباب. لم يُمسّ شيء فيها.
window-hint-wrong-passphrase =
    قد يكون السبب لغة لوحة المفاتيح أو مفتاح Caps Lock. لا يحدث شيء للخزنة مهما تكرّرت المحاولة.
    وإن كانت هناك ورقة استرداد: «{ recover-title }».
window-hint-sheet-other-vault = رقم الخزنة مكتوب على الورقة. أما رقم الخزنة المفتوحة فيظهر في: { settings-title } › { settings-where }.
window-hint-other-half-missing = أُعطي سطر واحد من سطري المفتاح. المطلوب كلاهما: السطر الثاني من الورقة الكاملة، أو النصف الآخر من الورقة المقسومة.
window-hint-recovery-damaged = ما زالت عبارة المرور تفتح الخزنة. يمكن فتحها، ثم إنشاء ورقة جديدة: { settings-title } › { settings-sheet }.
window-hint-keyslot-damaged = نسخ المجلد أولًا قبل أي شيء. ثم يمكن فتح الخزنة بورقة الاسترداد، أو استعادة نسخة احتياطية: «{ recover-title }» عند الباب.

## Passphrases and other secrets

window-hint-passphrase-needed = المطلوب كتابة عبارة المرور، ثم المتابعة. لم يتغيّر شيء.
window-hint-code-needed = المطلوب كتابة رمز الدعوة. يصلك الرمز من الشريك بطريق غير طريق الملف.
window-hint-recovery-choice-needed = المطلوب اختيار واحد: ورقة واحدة (يفتح الخزنة من بيده الورقة)، أو نصفان (شخصان معًا)، أو لا شيء (لا أحد).
window-hint-recovery-kind-needed = المطلوب اختيار واحد: ورقة واحدة (يفتح الخزنة من بيده الورقة)، أو نصفان (شخصان معًا)، أو لا شيء (لا أحد).
window-hint-sheet-nowhere = المطلوب اختيار ملف جديد للورقة، والأفضل على قرص آخر. لم يتغيّر شيء.
window-hint-sheet-not-made = للورقة الواحدة ملف واحد، وللنصفين ملفان، وبلا ورقة لا ملف. لم يتغيّر شيء.
window-hint-sheet-in-vault = المطلوب اختيار مكان خارج ذلك المجلد، والأفضل على قرص آخر. لم يتغيّر شيء.
window-hint-sheet-not-written = الخزنة نفسها سليمة، وعبارة مرورك تفتحها. يمكن إنشاء ورقة جديدة الآن: { settings-title } › { settings-sheet }.
window-hint-sheet-without-seen = إن كان أحد قد عرف عبارة المرور: { settings-title } › { settings-seen }. أما الورقة الجديدة وحدها: { settings-title } › { settings-sheet }.
window-hint-confirmation-needed = لا يتمّ ذلك إلا بعد كلمة منك. لم يتغيّر شيء.
window-hint-not-confirmed = كل شيء كما كان. يمكن القيام بذلك من جديد في أي وقت.

## The disk and the store

window-hint-store-error = كل ما حُفظ من قبل سليم. يمكن المحاولة من جديد؛ وإن تكرّر ذلك فالأسلم عمل نسخة احتياطية، ثم: { settings-title } › { settings-check }.
window-hint-damaged = تسمّي صفحة { settings-title } › { settings-check } كل ما هو معطوب. وقد تكون لدى الشركاء وفي النسخ الاحتياطية نسخ سليمة. والأسلم ألا يُكتب على هذا القرص إلا ما لا بدّ منه.
window-hint-stopped = ما اكتمل قبل ذلك محفوظ. وتمكن المتابعة بالبدء من جديد.
window-hint-store-no-such-key = الخزنة معطوبة. تبيّن صفحة { settings-title } › { settings-check } ما هو مفقود. ثم تُستعاد نسخة احتياطية في مجلد جديد.

## Making, backing up, restoring

window-hint-folder-not-empty = يمكن اختيار مجلد فارغ، أو إنشاء مجلد جديد. لم يتغيّر شيء.
window-hint-partner-name = يظهر هذا الاسم لمن تصلهم دعوتك. الأفضل اسم يعرفونه.
window-hint-name-for-partner = يُترك الاسم فارغًا. لا اسم إلا للخزنة التي تستلم.
window-hint-not-a-backup = لعمل نسخة احتياطية: اختيار مجلد فارغ، أو مجلد فيه نسخة أقدم من الخزنة نفسها. وللاستعادة: اختيار المجلد الذي فيه backup.txt وSHA256SUMS.
window-hint-sheet-not-at-hand = وإلا فقد لا يفتحها شيء. يمكن قفل الخزنة، ثم فتحها بالورقة، ثم عمل النسخة الاحتياطية: { settings-title } › { settings-backup }.

## Cases and items

window-hint-case-not-found = تظهر القضايا الموجودة هنا في «{ side-cases }»، وهناك يمكن فتح قضية جديدة؛ أما لدى الشريك فتأتي القضايا مع ما ترسله الأطراف الموثِّقة.
window-hint-partners-vault = يُستلم ما ترسله الأطراف الموثِّقة من «{ side-inbox }».
window-hint-item-not-found = في صفحة القضية كل موادّها، ويمكن اختيار المادة منها.
window-hint-item-ambiguous = يمكن اختيارها من قائمة قضيتها، أو كتابة خانات أكثر من رقمها.
window-hint-original-not-kept = إما أنه سيصل لاحقًا، وإما نُسي أو أُتلف: صفحة المادة تبيّن ذلك. ويستطيع الشريك الذي خزّنه أن يُخرجه.
window-hint-original-damaged = لم يُرسل شيء. تبيّن صفحة { settings-title } › { settings-check } ما هو معطوب غيره. وقبل المتابعة يُعاد الأصل من نسخة احتياطية.
window-hint-exists-already = لا يُستبدل شيء بشيء. يمكن اختيار اسم آخر أو مكان آخر.
window-hint-no-folder = يمكن اختيار مكان آخر. هل القرص أو وحدة USB موصولة؟
window-hint-nothing-stated = المطلوب ملء خانة واحدة على الأقل. وما ليس معروفًا يمكن تركه فارغًا.
window-hint-basis-must-state =
    { $missing ->
        [account] المطلوب ذكر ما إذا كانت المادة كلامًا رواه شخص أم لا.
       *[other] المطلوب ملء الناقص، ثم المتابعة. لم يُدوَّن شيء بعد.
    }
window-hint-no-answers = يمكن اختيار الشخص الذي أجاب، برمزه. وإن كانت الموافقة قد أُخذت على ورق فالأساس المناسب هو «{ basis-pick-taken-before }».
window-hint-record-erased = ما زال سجلّ الحيازة في صفحة المادة يبيّن أنها كانت هنا.
window-hint-not-stored-elsewhere = قد يكون هو الوحيد. يمكن نقله وانتظار القبول. وعند الخطر يمكن إتلاف المادة، ولا رجعة في ذلك.
window-hint-still-under-way = يمكن تسليمها أو سحبها من «{ side-outbox }». وإن كانت قد خرجت فلا بدّ من انتظار الردّ.
window-hint-reason-needed = تكفي كلمات قليلة؛ ويبقى السبب في سجلّ الحيازة.

## Files to acquire

window-hint-file-not-found = هل وحدة USB أو البطاقة موصولة؟ بعدها يمكن اختيار الملف من جديد.
window-hint-file-is-link = إن كان الملف الذي يشير إليه هو المقصود فيمكن اختياره نفسه.
window-hint-folder-too-deep = يمكن اختيار المجلد الداخلي وحده.

## Partners and collectors

window-hint-name-not-found = تظهر الأسماء في «{ side-partners }» أو في «{ side-collectors }».
window-hint-other-role = يمكن قفل هذه الخزنة، ثم فتح الأخرى.
window-hint-invitation-taken = لا حاجة إلى أخذها مرة أخرى: الشريك موجود في «{ side-partners }». الدعوة لخزنة واحدة؛ ولخزنة أخرى تُطلب دعوة أخرى.

## Transfers and the road

window-hint-nothing-to-transfer = ما لدى الشريك لا يلزم أن يُرسل مرة أخرى. والمادة التي بلا أساس موافقة تبقى؛ ويمكن ذكره في صفحة المادة.
window-hint-may-not-be-used = لم يُترك منه شيء خارج الخزنة. ووحده الطرف الموثِّق يستطيع تغيير ذلك: يذكر أساس موافقة يشمله، ثم ينقل القضية من جديد. وتبيّن صفحة كل مادة ما تستند إليه.
window-hint-bundle-not-found = تظهر الحزم الموجودة هنا في «{ side-outbox }» أو في «{ side-inbox }».
window-hint-bundle-answered = لا شيء يُرسل من جديد. ويبيّن «{ side-outbox }» ما آل إليه أمرها.
window-hint-partner-not-compared = تُقارَن الأرقام بطريق آخر، ثم يُذكر ذلك في «{ side-partners }». وعند الخطر يمكن إتلاف المادة، ولا رجعة في ذلك.
window-hint-not-accepted-yet = متى ردّ الشريك، يصل القبول باختيار وحدة USB أو المجلد من جديد في «{ side-outbox }»، أو بالبحث هناك عن ردود عبر الإنترنت.
window-hint-delivered-already = ما خرج لا يمكن استرجاعه. إن ضاعت وحدة USB فيمكن إرسال الحزمة من جديد من «{ side-outbox }». وإن سُحبت الموافقة فيُذكر ذلك في صفحة المادة، ثم تُنقل من جديد، ليعلم الشريك بذلك.
window-hint-road-needed = المطلوب اختيار وحدة USB أو المجلد الذي يحملها.
window-hint-road-no-folder = هل وحدة USB موصولة؟ ما سُلّم من قبل يبقى مسلَّمًا؛ وتمكن المتابعة بالبدء من جديد.
window-hint-road-full = ما عليه يبقى. يمكن إخلاء مساحة أو استعمال وحدة USB أكبر، ثم البدء من جديد: يتابع العمل من حيث توقّف.
window-hint-road-error = هل وحدة USB موصولة؟ ما سُلّم من قبل يبقى مسلَّمًا؛ وتمكن المتابعة بالبدء من جديد.

## Taking in

window-hint-bundle-taken-in-already = لا يلزم فعل شيء. ولإرسال القبول مرة أخرى: قبول الحزمة مجددًا في «{ side-inbox }»، ثم تسليم القبول.
window-hint-bundle-not-for-us = إما أنها لشريك آخر، وإما صُنعت منذ زمن لمفتاح لم يعد موجودًا. يمكن أن يُطلب من المرسِل إرسالها من جديد.
window-hint-bundle-refused = تبيّن النتائج موضع الخلل. إن كانت أجزاء منها فقط مفقودة أو معطوبة فيُطلب من المرسِل إرسالها من جديد، ثم تُجلب. وإن كانت حزمة قبلها مفقودة فتُستلم تلك أولًا. وللتخلّي عنها يمكن استبعادها في «{ side-inbox }».

## Dossiers

window-hint-cannot-withhold = الخانات التي يمكن حجبها: اسم الملف، والمجلد، والعنوان، والتاريخ، والمكان، وما تُظهره المادة، ومن صنعها، وممّن جاءت، والأيدي التي مرّت بها، والملاحظات. أما الرقم والخلاصة الرقمية والحجم واللغة والامتداد فتبقى، وكذلك الأساس الذي يُفصَح عن المستند بموجبه.

## What a file shows

window-hint-media-damaged = هو محفوظ كما ضُمّ. وإن لم يتبيّن خلل في { settings-title } › { settings-check } فقد كان كذلك من قبل. وربما كانت نسخة أخرى منه سليمة.
window-hint-media-read = تبيّن صفحة { settings-title } › { settings-check } هل هو معطوب. فإن كان كذلك فيُعاد من نسخة احتياطية.

## Verifying

window-hint-encrypted = يُفكّ تشفيره ويُتحقَّق منه عند الاستلام: «{ side-inbox }».
window-hint-parts-folder = تُجمع الأجزاء ويُتحقَّق منها عند الاستلام: «{ side-inbox }».
window-hint-other-document = يمكن اختيار ما يتبعه: الحزمة أو الإثبات أو الإضبارة أو القبول.
window-hint-not-ours = يمكن اختيار ملف tar، أو المجلد المفكوك، أو مجلد الإضبارة، أو الوثيقة.
window-hint-too-many-files = يمكن اختيار مجلد الحزمة أو الإضبارة نفسها.

## Calling it

window-hint-usage = لم يُفعل شيء. يمكن قفل الخزنة والبدء من جديد؛ وإن تكرّر ذلك فيفيد إخبار من يصنعون «سند» بما جرى.
window-hint-language-unknown = تظهر اللغات الموجودة في: { settings-title } › { settings-looks }.
window-hint-option-after-verb = لم يُفعل شيء. يمكن قفل الخزنة والبدء من جديد؛ وإن تكرّر ذلك فيفيد إخبار من يصنعون «سند» بما جرى.
window-hint-disk-read-only = لم يُكتب شيء هناك. يمكن أخذ قرص آخر، أو فتح قفل وحدة USB. والخزنة نفسها مكانها قرص يقبل الكتابة.
window-hint-no-room = لم يُكتب المزيد. المطلوب إفراغ مكان هناك، أو أخذ قرص أكبر. ما حُفظ من قبل سليم.

## Mailboxes and messages

window-hint-not-a-pass = يصنعه من يدير صندوق البريد. ويمكن طلب الملف منه من جديد.
window-hint-mailbox-not-found = تظهر الصناديق الموجودة هنا في «{ settings-title } › { mailboxes-title }». لم يتغيّر شيء.
window-hint-mailbox-unknown = تظهر الصناديق الموجودة هنا في «{ settings-title } › { mailboxes-title }». لم يتغيّر شيء.
window-hint-message-not-found = تظهر الرسائل الموجودة هنا في «{ side-messages }». وما انقضت مدّته محي.
window-hint-net-proxy-down = هل يعمل Tor؟ لا يخرج شيء بطريق آخر، ولم يُرسل شيء. يمكن تشغيله، أو تغيير الوسيط في «{ settings-title } › { network-title }».
window-hint-net-limit = الباقي ينتظر الشهر التالي. ويمكن رفع الحدّ في «{ settings-title } › { network-title }»، أو حمله بوحدة USB.
window-hint-net-not-allowed = هذا ما ضُبط من عندك. ويمكن تغييره في «{ side-partners }»؛ ووحدة USB تحمله أيضًا.
