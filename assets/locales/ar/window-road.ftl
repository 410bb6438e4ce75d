# The road, in Arabic: partners, transfers, the outbox; and the partner's desk: inbox and collectors.
# See ../en/window-road.ftl for the values. The words and the manner stand at the head of errors.ftl.

## Partners

partners-title = الشركاء
partners-lead = جهات هي موضع ثقتك، تؤتمن على ما يُحفظ هنا. لكل منها مفاتيح خاصة، ولا تعلم أيّ منها بالأخرى.
partners-empty-title = لا شريك بعد
partners-empty = الشريك جهة بعيدة عن الخطر تحتفظ بما عندك وتتحقّق منه، وتستطيع أن تعرضه على محكمة. والبداية دعوة: ملف صغير، ورمز قصير يصلك بطريق آخر.
partners-add = إضافة شريك
partners-known-as = الاسم الذي يسمّي به نفسه: { $name }.
partners-added = أُضيف في { $at }
partners-holds =
    { $count ->
        [zero] لا شيء منك لديه بعد.
        [one] لديه مادة واحدة منك، بتوقيعه.
        [two] لديه مادتان منك، بتوقيعه.
        [few] لديه { $count } مواد منك، بتوقيعه.
        [many] لديه { $count } مادة منك، بتوقيعه.
       *[other] لديه { $count } مادة منك، بتوقيعه.
    }
partners-compared = قورنت بصمات المفاتيح
partners-not-compared = لم تُقارَن بصمات المفاتيح بعد
partners-why-compare = من يبدّل الدعوة في طريقها يستطيع قراءة كل ما يُرسل. ومقارنة الأرقام بصوت مسموع تبيّن أن أحدًا لم يفعل. ولا ينسى هذا الحاسوب شيئًا بناءً على كلام شريك لم تُقارَن أرقامه.
partners-how-compare = مكالمة على رقم معروف من قبل، أو لقاء. يقرأ أحد الطرفين المجموعات بالترتيب، ويتابعها الآخر. ولا بدّ من تطابق المجموعات الثماني كلها.
partners-their-fingerprint = بصمة مفتاح الشريك: يقرؤها لك
partners-own-fingerprint = بصمة مفتاحك: تُقرأ له من عندك
partners-they-match = المجموعات الثماني كلها متطابقة
partners-do-not-match = هي مختلفة
partners-differ = الأسلم ألا يُرسل شيء إلى هذا الشريك، وأن تُطلب منه دعوة جديدة بطريق موثوق.

## Adding a partner

partner-add-title = إضافة شريك
partner-add-lead = يلزم ملف الدعوة ورمزها القصير.
partner-add-file = ١. الدعوة
partner-add-file-why = لا يكشف الملف شيئًا لمن يجده.
partner-add-choose = اختيار الملف
partner-add-chosen = الملف المختار: { $name }
partner-add-code = ٢. الرمز القصير
partner-add-code-label = الرمز القصير
partner-add-code-hint = ثلاث مجموعات من خمس، مثل { "\u20667K2M9-Q4RTX-0HB3V\u2069" }. ينبغي أن يكون قد وصل بطريق غير طريق الملف.
partner-add-open = فتح الدعوة
partner-add-from = الدعوة من
partner-add-name = تسميتك لهذا الشريك
partner-add-name-hint = لا يرى هذا الاسم أحد غيرك.
partner-add-compare = ٣. هل هو الشريك حقًّا؟
partner-add-compare-now = قارنّا المجموعات الثماني كلها، وهي متطابقة
partner-add-compare-later = سأقارن لاحقًا
partner-add-compare-later-detail = الإرسال ممكن، لكن هذا الحاسوب لا ينسى شيئًا بناءً على كلام الشريك قبل المقارنة.
partner-add-do = إضافة هذا الشريك

## A transfer

transfer-title = إعداد نقل
transfer-lead = من القضية { $case }. لا يخرج شيء قبل كلمتك، ويظهر لك أولًا ما يخرج وما يبقى.
transfer-no-partner = لا أحد للإرسال إليه بعد. الخطوة الأولى إضافة شريك.
transfer-to = إلى من
transfer-not-compared = لم تُقارَن بصمات المفاتيح مع { $name } بعد. الأسلم مقارنتها قبل إرسال ما قد يضرّ أحدًا.
transfer-weighing = يُنظر في ما يمكن خروجه…
transfer-goes = ما يخرج
transfer-goes-count =
    { $count ->
        [zero] لا يخرج أي أصل.
        [one] يخرج أصل واحد.
        [two] يخرج أصلان.
        [few] تخرج { $count } أصول.
        [many] يخرج { $count } أصلًا.
       *[other] يخرج { $count } أصل.
    }
transfer-goes-beside =
    { $records ->
        [zero] لا بطاقات معها
        [one] ومعها بطاقة واحدة
        [two] ومعها بطاقتان
        [few] ومعها { $records } بطاقات
        [many] ومعها { $records } بطاقة
       *[other] ومعها { $records } بطاقة
    }{ $entries ->
        [zero] .
        [one] ، وقيد واحد من سجلّ الحيازة.
        [two] ، وقيدان من سجلّ الحيازة.
        [few] ، و{ $entries } قيود من سجلّ الحيازة.
        [many] ، و{ $entries } قيدًا من سجلّ الحيازة.
       *[other] ، و{ $entries } قيد من سجلّ الحيازة.
    }
transfer-size = يخرج من هذا الحاسوب { $size }، كلها مشفّرة. وقليل منها حشو، كي يقلّ ما يكشفه الحجم.
transfer-more = هذا أقصى ما يحمله نقل واحد. ويخرج الباقي مع النقل التالي.
transfer-safekeeping = للحفظ أمانةً: يحتفظ بها الشريك، ولا يستعملها ولا يعرضها
transfer-stays = ما يبقى، ولماذا
transfer-stays-count =
    { $count ->
        [zero] لا تبقى أي مادة هنا.
        [one] تبقى مادة واحدة هنا.
        [two] تبقى مادتان هنا.
        [few] تبقى { $count } مواد هنا.
        [many] تبقى { $count } مادة هنا.
       *[other] تبقى { $count } مادة هنا.
    }
transfer-stays-none = لا يبقى شيء.
transfer-change = تغيير ذلك
transfer-nothing = لا جديد يمكن أن يُرسل إلى { $name } الآن.
transfer-show-all = عرض الكل ({ $count })
transfer-see = ما سيراه الشريك
transfer-see-yes = سيرى { $name } الأصول التي تخرج، وما كتبته عنها، والأسماء التي كانت للملفات، ووقت حفظ كل منها بحسب ساعة هذا الحاسوب، وكل خطوة في الحيازة.
transfer-see-no = لن يرى ملاحظتك الخاصة على القضية، ولا أي شيء يبقى، ولا قضاياك الأخرى، ولا أن لك شركاء آخرين.
transfer-make = إعداد النقل
transfer-making = يُعدّ النقل
transfer-made = النقل جاهز، وينتظر على هذا الحاسوب.
transfer-where = إلى أين؟
transfer-choose = اختيار وحدة USB أو مجلد
transfer-place-free = المتاح هناك { $size }
transfer-place-unknown = لا يُعرف كم المساحة المتاحة هناك.
transfer-place-small = لا تتّسع لكل شيء. يوضع هناك ما تتّسع له، ويوضع الباقي على وحدة USB التالية.
transfer-inspector = من ينظر في وحدة USB هذه يرى أن عليها ملفات مشفّرة: لا أسماء، ولا شيء يُقرأ، ولا شكّ في أنها مشفّرة. الأسلم ألا تُحمل حيث يكون هذا وحده خطرًا.
transfer-put = وضعها هناك
transfer-putting = توضع الأجزاء هناك
transfer-later-detail = ينتظر النقل في «الصادر».
transfer-to-outbox = إلى الصادر

## A stick that was written to

road-put =
    { $bundles ->
        [zero] لا نقل كاملًا هناك بعد.
        [one] نقل واحد كامل هناك، كُتب ثم قُرئ للتأكّد.
        [two] نقلان كاملان هناك، كُتبا ثم قُرئا للتأكّد.
        [few] { $bundles } عمليات نقل كاملة هناك، كُتبت ثم قُرئت للتأكّد.
        [many] { $bundles } عملية نقل كاملة هناك، كُتبت ثم قُرئت للتأكّد.
       *[other] { $bundles } عملية نقل كاملة هناك، كُتبت ثم قُرئت للتأكّد.
    }
road-parts =
    { $parts ->
        [zero] لم يلزم أي جزء جديد.
        [one] وُضع هناك جزء واحد.
        [two] وُضع هناك جزآن.
        [few] وُضعت هناك { $parts } أجزاء.
        [many] وُضع هناك { $parts } جزءًا.
       *[other] وُضع هناك { $parts } جزء.
    }
road-acceptances =
    { $count ->
        [zero] لم يوجد هناك أي قبول.
        [one] وُجد هناك قبول واحد ودُوِّن.
        [two] وُجد هناك قبولان ودُوِّنا.
        [few] وُجدت هناك { $count } رسائل قبول ودُوِّنت.
        [many] وُجدت هناك { $count } رسالة قبول ودُوِّنت.
       *[other] وُجدت هناك { $count } رسالة قبول ودُوِّنت.
    }
road-problems = لم يتمّ كل شيء
road-unplug = تجهيز الوحدة للفصل
road-unplugging = يُستكمل ما لا يزال يُكتب…
road-released = يمكن فصلها الآن بأمان.
road-written = كُتب كل شيء. لم يُفلت النظام الجهاز بعد، فيلزم إخراجه من نافذة الملفات قبل فصله.
road-written-here = كُتب كل شيء على القرص.
road-make-sure = التأكد من اكتمال الكتابة
road-not-written = لا تُفصل الآن: لم يستطع النظام أن يؤكّد أن كل شيء كُتب. يمكن المحاولة من جديد.

## The outbox

outbox-title = الصادر
outbox-lead = ما هو في الطريق، وما جاء ردّه.
outbox-empty-title = لا شيء في الطريق
outbox-empty = يبدأ ذلك من قضية مفتوحة وإعداد نقل منها. ثم ينتظر هنا حتى يوضع على وحدة USB أو في مجلد، أو يُرسل عبر الإنترنت.
outbox-carry = وضع ما ينتظر على وحدة USB
outbox-fetch = قراءة الردود من وحدة USB
outbox-case-to = القضية { $case } إلى { $name }
outbox-number = النقل { $number }
outbox-queued = ينتظر على هذا الحاسوب فقط.
outbox-partly = في الطريق { $done } من { $parts } من أجزائه؛ والباقي ينتظر على هذا الحاسوب.
outbox-delivered = كله في الطريق. لم يردّ { $name } بعد.
outbox-accepted = فتحه { $name }، وصحّ التحقّق من كل شيء.
outbox-withdrawn = سُحب. لم يُرسل، أو لم يُرسل كاملًا، ولا يمكن فتحه.
outbox-made = أُعدّ في { $at }
outbox-withdraw = سحب
outbox-withdraw-title = سحب هذا النقل؟
outbox-withdraw-goes = يغادر الصادر هو وكل نقل بعده ينتظر الإرسال إلى { $name }. وتبقى المواد في خزنتك، ويمكن إعداد نقل من جديد.
outbox-withdraw-cannot = الأجزاء التي صارت على وحدة USB تبقى عليها: حذفها يكون هناك. وبدون الباقي لا يمكن فتحها كاملة.
outbox-withdraw-do = سحبه
outbox-keep = إبقاؤه
outbox-resend = إرسال من جديد
outbox-resend-title = إرساله من جديد؟
outbox-resend-why = إن ضاعت وحدة USB أو أصاب ملفاتها عطب، يوضع النقل نفسه على الطريق مرة أخرى. ولا يحدث شيء لما وصل.
outbox-resend-do = إرساله من جديد
outbox-open = ما هو جارٍ
outbox-ended = انتهى

## Why something stays (by code)

stays-no-consent-basis = لا شيء يقول بعد على أي موافقة تستند. والفراغ معناه لا.
stays-consent-withdrawn = سُحبت الموافقة.
stays-may-be-an-account = لم يُسأل أحد، وقد تكون كلامًا رواه شخص.
stays-safekeeping-only = لم يُسأل أحد، فيجوز الاحتفاظ بها، لا استعمالها ولا عرضها.
stays-answers-missing = تستند إلى إجابات شخص، وهي غير مدوّنة هنا.
stays-basis-incomplete = ينقص أساس الموافقة عليها شيء لا بدّ من ذكره.
stays-not-agreed = لم يوافق الشخص على هذا القدر.
stays-not-asked-yet = لم يُسأل الشخص عن هذا بعد. والفراغ معناه لا.
stays-ask-again = طلب الشخص أن يُسأل مرة أخرى. وحتى ذلك الحين يبقى.
stays-not-for-this-recipient = لم يوافق الشخص على هذا الغرض لهذا النوع من المتلقّين.
stays-identity-kept-back = هوية الشخص تبقى هنا: لا موافقة على الاستعمال مع الاسم.
stays-risk-stop = تقدير المخاطر في هذه القضية يقول: توقّف.
stays-condition-no-name = طلب الشخص ألّا يخرج إلا بلا اسم.
stays-condition-no-image = طلب الشخص ألّا يخرج إلا بلا وجه ولا صوت.
stays-condition-no-location = طلب الشخص ألّا يخرج إلا بلا المكان الدقيق.
stays-condition-ask-first = طلب الشخص أن يُسأل قبل كل استعمال.
stays-condition-no-death-penalty = طلب الشخص ألّا يخرج إلى حيث يمكن الحكم بالإعدام.
stays-condition-fair-trial = طلب الشخص ألّا يخرج إلا إلى حيث تُضمن المحاكمة العادلة.
stays-condition-no-state = سمّى الشخص دولًا لا يجوز أن تصل إلى سلطاتها.
stays-condition-embargo = لم يحن بعد اليوم الذي حدّده الشخص.
stays-condition-expires = انتهت موافقة الشخص في اليوم المحدّد.
stays-condition-after-death = ذكر الشخص ما يُرغب فيه بعد الوفاة.
stays-condition-lead-only = طلب الشخص أن يكون خيطًا يُتتبَّع فقط.
stays-condition-partial = ليس مما حدّده الشخص.
stays-condition-unknown = وضع الشخص شرطًا لا يعرفه هذا البرنامج.

## Inbox

inbox-title = الوارد
inbox-lead = ما أرسلته الأطراف الموثِّقة. لا يُصدَّق شيء هنا قبل التحقّق منه، ولا يُحفظ شيء قبل أن يصحّ.
inbox-empty-title = الوارد فارغ
inbox-empty = البداية بالجلب من صندوق البريد، أو بوصل وحدة USB التي أرسلها طرف موثِّق، أو بفتح المجلد الذي تصل إليه الحزم.
inbox-bring = جلب من وحدة USB أو مجلد
inbox-bringing = يُجلب ما هو هناك
inbox-brought =
    { $bundles ->
        [zero] لا جديد كاملًا هناك.
        [one] جُلبت حزمة واحدة.
        [two] جُلبت حزمتان.
        [few] جُلبت { $bundles } حزم.
        [many] جُلبت { $bundles } حزمة.
       *[other] جُلبت { $bundles } حزمة.
    }
inbox-brought-incomplete =
    { $count ->
        [zero] لا حزمة ناقصة هناك.
        [one] حزمة واحدة هناك تنقصها أجزاء. يمكن جلبها حين تصل؛ وما هو هنا محفوظ.
        [two] حزمتان هناك تنقصهما أجزاء. يمكن جلبها حين تصل؛ وما هو هنا محفوظ.
        [few] { $count } حزم هناك تنقصها أجزاء. يمكن جلبها حين تصل؛ وما هو هنا محفوظ.
        [many] { $count } حزمة هناك تنقصها أجزاء. يمكن جلبها حين تصل؛ وما هو هنا محفوظ.
       *[other] { $count } حزمة هناك تنقصها أجزاء. يمكن جلبها حين تصل؛ وما هو هنا محفوظ.
    }
inbox-answer = وضع الردود على وحدة USB
inbox-from = من { $name }
inbox-from-unknown = من مرسِل غير معروف بعد
inbox-case = القضية { $case }
inbox-number = الرقم { $number }
inbox-arrived = جُلبت في { $at }
inbox-waiting = لم تُفتح بعد.
inbox-refused = رُفضت: لم يصحّ التحقّق منها، ولم يُحفظ منها شيء.
inbox-taken-in = استُلمت وصحّ التحقّق منها. لا يعلم الطرف الموثِّق بعد: بقي القبول.
inbox-accepted = تمّ القبول. يخرج الردّ عبر صندوق البريد، أو مع وحدة USB التالية.
inbox-open = الاطّلاع عليها
inbox-take-in = استلام
inbox-take-in-again = التحقّق منها من جديد
inbox-taking-in = يُفتح كل جزء ويُتحقَّق منه
inbox-accept = قبول
inbox-accepting = يُقرأ كل أصل من القرص مرة أخرى
inbox-accept-why = عند القبول يُقرأ كل أصل من هذا القرص مرة أخرى، ويُوقَّع أنه لديك. وقد ينساه حاسوب الطرف الموثِّق بعد ذلك، فالأسلم عمل نسخة احتياطية أولًا.
inbox-accept-stored =
    { $count ->
        [zero] لم يُقرأ أي أصل.
        [one] قُرئ أصل واحد مرة أخرى، وهو مخزَّن هنا.
        [two] قُرئ أصلان مرة أخرى، وهما مخزَّنان هنا.
        [few] قُرئت { $count } أصول مرة أخرى، وهي مخزَّنة هنا.
        [many] قُرئ { $count } أصلًا مرة أخرى، وهي مخزَّنة هنا.
       *[other] قُرئ { $count } أصل مرة أخرى، وهي مخزَّنة هنا.
    }
inbox-accept-damaged =
    { $count ->
        [zero] لا أصل تعذّرت قراءته.
        [one] تعذّرت قراءة أصل واحد مرة أخرى، وهو غير مذكور في القبول. يلزم فحص هذا القرص.
        [two] تعذّرت قراءة أصلين مرة أخرى، وهما غير مذكورين في القبول. يلزم فحص هذا القرص.
        [few] تعذّرت قراءة { $count } أصول مرة أخرى، وهي غير مذكورة في القبول. يلزم فحص هذا القرص.
        [many] تعذّرت قراءة { $count } أصلًا مرة أخرى، وهي غير مذكورة في القبول. يلزم فحص هذا القرص.
       *[other] تعذّرت قراءة { $count } أصل مرة أخرى، وهي غير مذكورة في القبول. يلزم فحص هذا القرص.
    }
inbox-accept-next = الخطوة التالية وضع الردّ في صندوق البريد، أو على وحدة USB التي تعود إلى الطرف الموثِّق.
inbox-decline = استبعاد
inbox-decline-title = استبعاد هذه الحزمة من الوارد؟
inbox-decline-why = تُحذف ملفاتها من هذا الحاسوب. ويبقى لدى الطرف الموثِّق ما أرسله، ولا يصله قبول، ويستطيع إرسالها من جديد. والأفضل إخباره بالسبب بطريق موثوق.
inbox-decline-do = استبعادها
inbox-decline-keep = إبقاؤها
inbox-report = ما تبيّن
inbox-report-none = جرى التحقّق من كل ما يمكن التحقّق منه، وهو صحيح.
inbox-report-faults =
    { $count ->
        [zero] لا خلل في هذه الحزمة.
        [one] في هذه الحزمة خلل واحد. ولم يُحفظ منها شيء.
        [two] في هذه الحزمة خللان. ولم يُحفظ منها شيء.
        [few] في هذه الحزمة { $count } مواضع خلل. ولم يُحفظ منها شيء.
        [many] في هذه الحزمة { $count } موضع خلل. ولم يُحفظ منها شيء.
       *[other] في هذه الحزمة { $count } موضع خلل. ولم يُحفظ منها شيء.
    }
inbox-report-warnings =
    { $count ->
        [zero] هي صحيحة.
        [one] هي صحيحة. وفيها أمر واحد يحتاج إلى حكم إنسان.
        [two] هي صحيحة. وفيها أمران يحتاجان إلى حكم إنسان.
        [few] هي صحيحة. وفيها { $count } أمور تحتاج إلى حكم إنسان.
        [many] هي صحيحة. وفيها { $count } أمرًا تحتاج إلى حكم إنسان.
       *[other] هي صحيحة. وفيها { $count } أمر تحتاج إلى حكم إنسان.
    }
inbox-report-notes =
    { $count ->
        [zero] هي صحيحة.
        [one] هي صحيحة. وفيها أمر واحد تحسن معرفته.
        [two] هي صحيحة. وفيها أمران تحسن معرفتهما.
        [few] هي صحيحة. وفيها { $count } أمور تحسن معرفتها.
        [many] هي صحيحة. وفيها { $count } أمرًا تحسن معرفتها.
       *[other] هي صحيحة. وفيها { $count } أمر تحسن معرفتها.
    }
inbox-report-unopened = لم تُفتح بعد، فلا يُعرف عنها شيء.
inbox-weight-fault = خلل
inbox-weight-warning = يحتاج إلى حكمك
inbox-weight-note = للعلم
inbox-about = بشأن
inbox-taken =
    { $originals ->
        [zero] لا أصول
        [one] أصل واحد
        [two] أصلان
        [few] { $originals } أصول
        [many] { $originals } أصلًا
       *[other] { $originals } أصل
    } و{ $records ->
        [zero] لا بطاقات
        [one] بطاقة واحدة
        [two] بطاقتان
        [few] { $records } بطاقات
        [many] { $records } بطاقة
       *[other] { $records } بطاقة
    }: هذا ما استُلم للقضية { $case }.
inbox-to-case = فتح القضايا
inbox-enrolled-title = { $name } جديد هنا
inbox-enrolled = هذه أول حزمة من هذا الطرف، صُنعت بالدعوة التي كُتبت له. الأسلم مقارنة بصمات المفاتيح بطريق موثوق قبل الاعتماد عليها.
inbox-what-now = وماذا الآن
inbox-what-now-refused = الأسلم الاحتفاظ بوحدة USB: فهي دليل على ما وصل. يُطلب من الطرف الموثِّق، بطريق موثوق، إرسالها من جديد. وإن تكرّر الخلل نفسه فربما كان أحد في الطريق يغيّرها.

## Collectors

collectors-title = الأطراف الموثِّقة
collectors-lead = كل من دُعي، والمفاتيح التي يُعرف بها كل طرف. وعلى هذه القائمة يُتحقَّق من التواقيع.
collectors-empty-title = لم يُدعَ أحد بعد
collectors-empty = الدعوة ملف ورمز قصير. وبها تُصنع مفاتيح لطرف موثِّق واحد لا غير.
collectors-invite = دعوة طرف موثِّق
collectors-invited = دُعي في { $at }. لم يأتِ منه شيء بعد.
collectors-enrolled = وصلت حزمته الأولى. لم تُقارَن بصمات المفاتيح بعد.
collectors-confirmed = قورنت بصمات المفاتيح. توقيعه موثوق.
collectors-revoked = أُلغي اعتماده. يُرفض ما يرسله؛ وما استُلم من قبل محفوظ.
collectors-their-fingerprint = بصمة مفتاح الطرف الموثِّق: يقرؤها لك
collectors-own-fingerprint = بصمة مفتاحك لديه: تُقرأ له من عندك
collectors-compare = مقارنة بصمات المفاتيح
collectors-how-compare = مكالمة على رقم معروف من قبل، أو لقاء. يقرأ أحد الطرفين المجموعات بالترتيب، ويتابعها الآخر. ولا بدّ من تطابق المجموعات الثماني كلها.
collectors-fingerprints = بصمات المفاتيح
collectors-differ = الأسلم ألا يُستلم منه شيء. ثم يُلغى اعتماده، وتُكتب دعوة جديدة تصله بطريق موثوق.
collectors-confirm = المجموعات الثماني كلها متطابقة
collectors-revoke = إلغاء الاعتماد
collectors-revoke-title = إلغاء اعتماد { $name }؟
collectors-revoke-goes = تُرفض حزمه من الآن، ولا يُعتدّ بتوقيعه على أي جديد.
collectors-revoke-stays = ما استُلم من قبل يبقى، مع سجلّ حيازته.
collectors-revoke-cannot = لا رجعة في ذلك. وللعمل معه مجددًا تلزم دعوة جديدة.
collectors-revoke-hold = إلغاء الاعتماد بالضغط المطوّل
collectors-keep = إبقاؤه في القائمة

## Inviting

invite-title = دعوة طرف موثِّق
invite-lead = لا يستطيع استعمال الدعوة غير المدعوّ، ومرة واحدة فقط.
invite-name = تسميتك له
invite-name-hint = اسم لا يدلّ أحدًا على صاحبه. ولا يُحفظ إلا في هذه الخزنة.
invite-where = أين تُكتب الدعوة؟
invite-choose = اختيار ملف
invite-chosen = ستُكتب باسم { $name }.
invite-do = كتابة الدعوة
invite-done = كُتبت الدعوة
invite-done-file = يمكن إرسال الملف { $name } بأي طريق، فهو لا يكشف شيئًا لمن يجده.
invite-code = الرمز القصير
invite-code-why = يُعطى هذا الرمز بطريق غير طريق الملف: بالهاتف، أو على ورق، أو وجهًا لوجه. فمن لديه الاثنان يستطيع انتحال صفة المدعوّ. يظهر الرمز مرة واحدة ولا يُحفظ في أي مكان.
invite-to-collectors = أوصلتُ الرمز

## Cases on the partner's desk

review-cases-title = القضايا
review-cases-lead = ما استُلم، بحسب الطرف الموثِّق. وما كتبه الطرف الموثِّق لا يُغيَّر هنا أبدًا.
review-cases-empty-title = لا قضية بعد
review-cases-empty = تظهر القضايا عند استلام أول حزمة من طرف موثِّق.
review-cases-items =
    { $count ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $count } مواد
        [many] { $count } مادة
       *[other] { $count } مادة
    }
review-cases-entries =
    { $count ->
        [zero] لا قيود حيازة
        [one] قيد حيازة واحد
        [two] قيدا حيازة
        [few] { $count } قيود حيازة
        [many] { $count } قيد حيازة
       *[other] { $count } قيد حيازة
    }

## Findings (by code): a bundle

finding-tar-header = في ملف منها ترويسة ليست على الشكل الوحيد المسموح.
finding-tar-padding = توجد بايتات حيث لا يجوز إلا أصفار. إما أن شيئًا أُخفي وإما أن عطبًا أصابها.
finding-tar-truncated = تنتهي قبل نهاية الحزمة: شيء منها مقطوع.
finding-path-not-allowed = لملف منها مسار لا يوجد في أي حزمة من هذه الصيغة.
finding-member-twice = يرد فيها ملف مرتين.
finding-member-out-of-order = يرد ملف في غير ترتيبه.
finding-member-too-large = فيها ملف أكبر مما يجوز لنوعه.
finding-member-not-a-file = فيها رابط، لا ملف عادي.
finding-member-unlisted = فيها ملف لا يرد في أي قائمة: لم يوقّعه أحد.
finding-member-missing = ملف تذكره قائمة غير موجود.
finding-digest-mismatch = ملف منها ليس الذي وُقّع: بايتاته مختلفة.
finding-bag-declaration = هذه ليست حزمة بصيغة «سند».
finding-bag-info = الورقة التي تقول ما هي الحزمة لا يمكن قراءتها كما يجب.
finding-manifest-malformed = لا تمكن قراءة قائمة من قوائم الملفات.
finding-payload-count = لا تحوي من البايتات والملفات ما تقول إنها تحويه.
finding-signature-missing = لم يوقّعها أحد.
finding-signature-wrong = التوقيع لا يصحّ.
finding-signer-mismatch = وُقّعت بمفتاح غير الذي في داخلها.
finding-signer-unknown = صاحب التوقيع ليس في قائمتك.
finding-enrolment-wrong = لم تُصنع مفاتيح المرسِل بالدعوة التي كُتبت من عندك.
finding-recipient-other = كانت موجّهة إلى غيرك.
finding-bundle-replayed = استُلمت من قبل.
finding-bundle-fork = استُلمت من قبل حزمة أخرى بهذا الرقم. ربما كانت نسختان من خزنة المرسِل ترسلان معًا.
finding-bundle-gap = لم تصل حزمة تسبقها. تُستلم تلك أولًا.
finding-branch-new = استُعيدت خزنة المرسِل من نسخة احتياطية، فبدأ عدّ حزمها من جديد.
finding-log-key = مفتاح سجلّ الحيازة لا يمكن قراءته، أو ليس الذي في ختمه.
finding-log-key-changed = لسجلّ الحيازة مفتاح غير الذي كان.
finding-checkpoint-malformed = لا تمكن قراءة ختم سجلّ الحيازة.
finding-checkpoint-signature = ختم سجلّ الحيازة غير موقّع بمفتاح السجلّ.
finding-log-cut-back = سجلّ الحيازة أقصر مما كان: حُذفت منه قيود.
finding-log-forked = سجلّ الحيازة ليس تتمّة للذي عُرض من قبل.
finding-consistency-missing = لا شيء يبيّن أن سجلّ الحيازة تتمّة للذي عُرض من قبل.
finding-log-restored = استُعيدت خزنة من نسخة احتياطية: يبدأ سجلّ حيازة جديد، ويسمّي القديم.
finding-log-unexplained = يبدأ سجلّ حيازة جديد، ولا شيء يقول لماذا.
finding-entry-malformed = لا تمكن قراءة قيد من سجلّ الحيازة.
finding-entry-misplaced = قيد مكانه غير المكان الذي هو فيه.
finding-entry-conflict = قيد ليس الذي عُرض من قبل في هذا المكان.
finding-proof-missing = لا شيء يبيّن أن قيدًا هو في سجلّ الحيازة.
finding-proof-wrong = إثبات لا يبيّن أن قيده في سجلّ الحيازة.
finding-custody-gap = قيد عن شيء مفقود: يذكره القيد الذي بعده.
finding-custody-elsewhere = القيود الأقدم عن شيء ليست هنا؛ فقد وصلت من قبل.
finding-clock-wrong = عند كتابة قيد كان معروفًا أن ساعة الحاسوب خاطئة.
finding-record-malformed = لا تمكن قراءة بطاقة.
finding-record-digest-mismatch = بطاقة ليست التي يذكرها اسمها.
finding-record-unsealed = بطاقة لا يختمها أي قيد في سجلّ الحيازة.
finding-record-type-unknown = بطاقة من نوع لا يعرفه هذا البرنامج. جرى التحقّق من خلاصتها الرقمية.
finding-seal-missing = لا ينتهي سجلّ الحيازة بختم هذه الحزمة.
finding-seal-head-missing = يذكر الختم أحدث قيد عن شيء، وهو ليس هنا.
finding-seal-uncovered = توجد قيود عن شيء لا يشملها الختم.
finding-case-record-missing = القضية غير معروفة هنا، وبطاقتها ليست في الحزمة.
finding-original-missing = أصل ليس هنا، ولم يُعلن أنه سيصل لاحقًا.
finding-original-unknown = أصل لا يتبع أي مادة.
finding-original-mismatch = أصل ليس الذي تذكره بطاقة مادته.
finding-to-follow = أصل أُعلن أنه سيصل لاحقًا.
finding-to-follow-malformed = لا تمكن قراءة قائمة الأصول التي ستصل لاحقًا.
finding-time-token-unchecked = يوجد طابع زمني لا يتحقّق منه هذا البرنامج. يتحقّق منه خبير بأداة openssl.
finding-no-consent-basis = وصلت مادة بلا أساس موافقة.
finding-consent-withdrawn = وصلت مادة سُحبت الموافقة عليها.
finding-may-be-an-account = وصلت مادة لم يُسأل عنها أحد، وقد تكون كلامًا رواه شخص.
finding-safekeeping-only = وصلت مادة يجوز الاحتفاظ بها، لا استعمالها ولا عرضها.
finding-basis-incomplete = وصلت مادة ينقص أساس الموافقة عليها شيء لا بدّ من ذكره.
finding-answers-missing = وصلت مادة تستند إلى إجابات شخص، وهي ليست هنا.
finding-not-agreed = وصل شيء لم يوافق عليه الشخص.
finding-not-asked-yet = وصل شيء لم يُسأل عنه الشخص.
finding-ask-again = وصل شيء طلب الشخص أن يُسأل عنه مرة أخرى.
finding-not-for-this-recipient = وصل شيء لم يوافق الشخص عليه لهذا الغرض وهذا المتلقّي.
finding-identity-kept-back = وصلت هوية شخص، ولا موافقة على الاستعمال مع الاسم.
finding-condition-no-name = وصل شيء مع أن الشخص طلب ألّا يخرج إلا بلا اسم.
finding-condition-no-image = وصل شيء مع أن الشخص طلب ألّا يخرج إلا بلا وجه ولا صوت.
finding-condition-no-location = وصل شيء مع أن الشخص طلب ألّا يخرج إلا بلا المكان الدقيق.
finding-condition-ask-first = وصل شيء مع أن الشخص طلب أن يُسأل قبل كل استعمال.
finding-condition-no-death-penalty = وصل شيء مع أن الشخص طلب ألّا يخرج إلى حيث يمكن الحكم بالإعدام.
finding-condition-fair-trial = وصل شيء مع أن الشخص طلب ألّا يخرج إلا إلى حيث تُضمن المحاكمة العادلة.
finding-condition-no-state = وصل شيء مع أن الشخص سمّى دولًا لا يجوز أن يصل إلى سلطاتها.
finding-condition-embargo = وصل شيء قبل اليوم الذي حدّده الشخص.
finding-condition-expires = وصل شيء بعد اليوم الذي انتهت فيه موافقة الشخص.
finding-condition-lead-only = وصل شيء مع أن الشخص طلب أن يكون خيطًا يُتتبَّع فقط.
finding-condition-partial = وصل شيء ليس مما حدّده الشخص.
finding-condition-unknown = وصل شيء بشرط لا يعرفه هذا البرنامج.
finding-answers-for-another = وصلت إجابات شخص موجّهة إلى متلقٍّ آخر.
finding-plan-carried = وصلت خطة تخصّ الطرف الموثِّق. والخطط لا تخرج أبدًا.
finding-safety-field-shown = تُظهر بطاقة ما يُحجب لسلامة أحد في كل نسخة تخرج.
finding-filed-wrong = وُضعت مادة في القضية من سجلّ آخر، ولا يصحّ إثبات قيدها الأول.
finding-listing-wrong = بيان الأجزاء ليس كما يجب، أو لم يوقّعه المرسِل.
finding-part-missing = جزء مفقود.
finding-part-mismatch = جزء ليس الذي يذكره البيان.
finding-part-foreign = بين الأجزاء ملف لا يذكره البيان.
finding-part-unreadable = لا يمكن فتح جزء بالمفتاح الذي ينبغي أن يكون له.
finding-document-malformed = لا تمكن قراءة الوثيقة.
finding-acceptance-other = القبول لحزمة غير التي وصل من أجلها.
finding-cosignature-wrong = التوقيع المصاحب للختم لا يصحّ.
finding-cosigner-unknown = صاحب التوقيع المصاحب للختم ليس موضع ثقة لديك.

## Findings (by code): this vault's own check

finding-store-damaged = ملف الخزنة معطوب.
finding-original-damaged = أصل معطوب أو مفقود.
finding-record-damaged = بطاقة معطوبة.
finding-log-damaged = سجلّ حيازة معطوب.
finding-entry-damaged = قيد معطوب في سجلّ الحيازة.
finding-item-unsealed = لا يختم المادةَ أي قيد في سجلّ الحيازة.
finding-entry-missing = قيد مفقود من سجلّ الحيازة.
finding-entry-link-wrong = قيد لا يذكر القيد الذي قبله عن الشيء نفسه.
