/**
 * The one union of error codes. `status` is the HTTP status (RFC 9110), the two sentences tell the person what to
 * do next (SCREENS §5). `{name}` is filled from the error's values. A hidden thing and a missing one read the same.
 */
export const errors = {
  not_found: {
    status: 404,
    ja: '見つかりません。番号を確かめてください。閲覧できないものも同じ表示になります。',
    en: 'Not found. Check the number. Things you may not see are answered in the same way.',
  },
  edition_recalled: {
    status: 409,
    ja: 'この情報提供は回収されました。回答は要りません。手元の写しは使わないでください。',
    en: 'This advisory was recalled. No answer is needed; please do not use any copy you have.',
  },
  edition_corrected: {
    status: 409,
    ja: 'この情報提供には訂正版があります。訂正版を開いて回答してください。',
    en: 'This advisory was corrected. Please open the correction and answer there.',
  },
  action_before_sending: {
    status: 409,
    ja: '対応の日時が、情報提供の届いた日時より前です。日時を確かめてください。',
    en: 'The action is dated before the advisory reached you. Please check the time.',
  },
  tier_not_silent: {
    status: 409,
    ja: 'この組織は応答期限の前か、すでに応答しています。直接送れるのは、応答のない組織の先だけです。',
    en: 'This organisation is not past its time, or has answered. Only a silent tier can be passed over.',
  },
  nobody_held_below: {
    status: 409,
    ja: 'この組織の先に、送れる相手がいません。すでに届いているか、提供元が同意を撤回しています。',
    en: 'Nobody below this organisation can be sent to: they have it, or the originator has withdrawn its consent.',
  },
  evidence_missing: {
    status: 409,
    ja: '証拠がまだありません。証拠のファイルを送ってください。',
    en: 'There is no evidence yet. Please upload it first.',
  },
  evidence_given: {
    status: 409,
    ja: 'この調査の証拠は受け取り済みです。別の証拠は、新しい調査として始めてください。',
    en: 'The evidence of this investigation is here already. Please begin another investigation for other evidence.',
  },
  evidence_folder_unknown: {
    status: 409,
    ja: '証拠のフォルダーが見つかりません。サーバーの取込みフォルダーに置き、一覧から選んでください。',
    en: 'There is no such folder of evidence. Put it into the import folder of the server and choose it from the list.',
  },
  already_running: {
    status: 409,
    ja: 'この調査は実行中か順番待ちです。終わるのを待つか、中止してから実行してください。',
    en: 'This investigation is running or waiting. Wait for its end, or cancel it first.',
  },
  not_of_the_case: {
    status: 409,
    ja: 'この組織は事案の関係者ではありません。先に事案の関係者に加えてください。',
    en: 'This organisation is no party of the case. Make it one first.',
  },
  warned_before_asked: {
    status: 409,
    ja: '注意喚起の日時が、要請の届いた日時より前です。日時を確かめてください。',
    en: 'The warning is dated before the request reached you. Please check the time.',
  },
  form_answer_unfit: {
    status: 422,
    ja: '様式の項目に合わない回答があります：{fields}。項目を確かめて、もう一度保存してください。',
    en: 'Some answers do not fit their fields: {fields}. Check them and save again.',
  },
  form_sent_when: {
    status: 409,
    ja: '送った日時は、出力した時刻からいままでの間にしてください。',
    en: 'The time of sending lies between the export and now. Please check it.',
  },
  draft_under_way: {
    status: 409,
    ja: 'この情報連絡の続報は、すでに下書きがあります。下書きを送るか破棄してから、読み込んでください。',
    en: 'A follow-up of this report is being drafted already. Send or discard that draft, then import again.',
  },
  due_in_past: {
    status: 409,
    ja: '期限が過ぎた日時になっています。これからの日時を選んでください。',
    en: 'The due time has already passed. Please choose a time to come.',
  },
  names_victim: {
    status: 409,
    ja: '本文に、被害組織が分かる言葉が残っています。言葉を取り除いてから送ってください。',
    en: 'The text still names the organisation that was hit. Remove those words before you send it.',
  },
  not_signed_in: {
    status: 401,
    ja: 'サインインしてください。',
    en: 'Please sign in.',
  },
  not_your_role: {
    status: 403,
    ja: 'この操作は、あなたの職務では行えません。担当の職務にある方に依頼してください。',
    en: 'Your post does not include this action. Ask a colleague whose post does.',
  },
  signed_out: {
    status: 401,
    ja: 'サインインの有効時間が過ぎました。もう一度サインインしてください。入力は画面に残っています。',
    en: 'Your session has ended. Please sign in again; what you typed is still on the screen.',
  },
  wrong_credentials: {
    status: 401,
    ja: 'メールアドレスまたはパスワードが違います。続けて間違えると、しばらくサインインできなくなります。',
    en: 'The mail address or the password is wrong. After several attempts you will have to wait.',
  },
  wrong_password: {
    status: 403,
    ja: '現在のパスワードが違います。続けて間違えると、しばらく変更もサインインもできなくなります。',
    en: 'The present password is wrong. After several attempts you will have to wait, also to sign in.',
  },
  too_many_attempts: {
    status: 429,
    ja: '試行が続いたため、しばらくサインインできません。{minutes}分ほど待ってください。お急ぎの場合は、組織の管理者に連絡してください。',
    en: 'Too many attempts: wait about {minutes} min before you sign in. If it is urgent, call your administrator.',
  },
  wrong_code: {
    status: 401,
    ja: '確認コードが違うか、使用済みです。新しいコードが表示されてから、もう一度入力してください。',
    en: 'The code is wrong or has been used. Wait for the next code and enter it again.',
  },
  passkey_refused: {
    status: 401,
    ja: 'パスキーを確かめられませんでした。もう一度試すか、ほかの方法で確認してください。',
    en: 'The passkey could not be verified. Try again, or use another method.',
  },
  step_up_needed: {
    status: 403,
    ja: 'この操作の前に、本人確認が必要です。確認コードまたはパスキーで確認してください。入力は画面に残っています。',
    en: 'Confirm that it is you before this act, with a code or a passkey. What you typed is still on the screen.',
  },
  second_factor_missing: {
    status: 403,
    ja: 'この操作には第二要素の登録が必要です。「自分の設定」で認証アプリかパスキーを登録してください。',
    en: 'This act needs a second factor. Enrol an authenticator app or a passkey under “My settings”.',
  },
  factor_recently_needed: {
    status: 403,
    ja: '第二要素を変更する前に、登録済みの方法で本人確認をしてください。',
    en: 'Before you change your second factors, confirm with one that is enrolled already.',
  },
  last_administrator: {
    status: 409,
    ja: '管理者がいなくなるため、この職を終えられません。先に後任の管理者を招待し、登録を済ませてもらってください。',
    en: 'This would leave the organisation without an administrator. Invite a successor first, and let them sign in.',
  },
  key_not_valid: {
    status: 401,
    ja: 'APIキーが無効です。期限が切れたか、取り消されています。「自分の設定」で新しいキーを発行してください。',
    en: 'The API key is not valid: it has expired or was revoked. Issue a new one under “My settings”.',
  },
  key_out_of_scope: {
    status: 403,
    ja: 'このAPIキーでは、この操作はできません。キーの範囲を確かめるか、画面から操作してください。',
    en: 'This API key does not reach that far. Check its scopes, or act from the screen.',
  },
  key_lifetime: {
    status: 422,
    ja: 'APIキーの最終日は、今日から1年以内の日にしてください。',
    en: 'Choose a last day for the key between today and one year from now.',
  },
  provider_away: {
    status: 503,
    ja: '認証サービスから応答がありません。しばらく待つか、メールアドレスとパスワードでサインインしてください。',
    en: 'The identity provider does not answer. Wait a little, or sign in with e-mail address and password.',
  },
  provider_refused: {
    status: 401,
    ja: '認証サービスでのサインインが完了しませんでした。もう一度試してください。続く場合は、組織の管理者に連絡してください。',
    en: 'Signing in with the identity provider was not completed. Try again; if it goes on, call your administrator.',
  },
  provider_attempt_over: {
    status: 401,
    ja: 'サインインの途中で時間が切れたか、別のブラウザーで開かれました。もう一度、最初からサインインしてください。',
    en: 'Signing in took too long, or was continued in another browser. Please begin again.',
  },
  provider_unknown_person: {
    status: 403,
    ja: '認証サービスは本人を確認しましたが、この環境には登録がありません。組織の管理者に招待を依頼してください。',
    en: 'The identity provider knows you, but nobody invited you here. Ask your administrator for an invitation.',
  },
  secondment_length: {
    status: 422,
    ja: '派遣の最終日は、今日から1年以内の日にしてください。',
    en: 'Choose a last day for the secondment between today and one year from now.',
  },
  already_set_up: {
    status: 409,
    ja: 'この環境の初期設定は済んでいます。サインインするか、管理者に招待を依頼してください。',
    en: 'This installation has been set up already. Sign in, or ask its administrator to invite you.',
  },
  link_not_valid: {
    status: 410,
    ja: 'このリンクは、使用済みか、期限が切れています。発行した人に新しいリンクを依頼してください。',
    en: 'This link has been used or has expired. Ask whoever issued it for a new one.',
  },
  other_origin: {
    status: 403,
    ja: 'この画面以外からの書き込みは受け付けません。アドレスバーの表示を確かめて、開き直してください。',
    en: 'Writing from another page is not accepted. Check the address bar and open Noroshi again.',
  },
  too_many_requests: {
    status: 429,
    ja: '要求が多すぎます。1分ほど待ってから、もう一度操作してください。',
    en: 'Too many requests. Wait about a minute and try again.',
  },
  too_large: {
    status: 413,
    ja: '送られた内容が大きすぎます。1回に送れるのは 1 MB までです。',
    en: 'This is too large: one request may carry up to 1 MB.',
  },
  not_json: {
    status: 415,
    ja: '内容の形式が違います。application/json で送ってください。',
    en: 'The content type is not accepted. Send application/json.',
  },
  unreadable_request: {
    status: 400,
    ja: '要求を読み取れません。形式を確かめてください。',
    en: 'The request cannot be read. Check its form.',
  },
  changed_meanwhile: {
    status: 412,
    ja: 'ほかの人が先に変更しました。最新の内容を表示してから、もう一度操作してください。入力した文章は消えていません。',
    en: 'Someone else changed this first. Load the latest version and try again; your text is not lost.',
  },
  version_required: {
    status: 428,
    ja: 'どの版を変更するかの指定（If-Match）がありません。',
    en: 'The request does not say which version it changes (If-Match).',
  },
  idempotency_key_required: {
    status: 400,
    ja: '二重登録を防ぐ番号（Idempotency-Key）がありません。',
    en: 'The Idempotency-Key header is missing; it keeps a repeated request from being carried out twice.',
  },
  idempotency_key_reused: {
    status: 422,
    ja: '同じ番号（Idempotency-Key）が別の内容に使われています。新しい番号で送ってください。',
    en: 'This Idempotency-Key was used for another request. Send a new key.',
  },
  email_taken: {
    status: 409,
    ja: 'このメールアドレスは登録済みです。名簿を確かめるか、別のアドレスを入力してください。',
    en: 'This mail address is already registered. Check the directory or enter another address.',
  },
  code_taken: {
    status: 409,
    ja: 'この組織コードは使われています。別のコードを入力してください。',
    en: 'This organisation code is in use. Enter another code.',
  },
  version_order: {
    status: 409,
    ja: 'この版は、いまの版の後には送れません。取下げた後は、新しい速報として送ってください。',
    en: 'This version cannot follow the present one. After a withdrawal, send a new first report.',
  },
  handling_order: {
    status: 409,
    ja: 'この版は、いまの状態からはその扱いに進めません。最新の状態を確かめてください。',
    en: 'This version cannot be handled that way in its present state. Look at its latest state.',
  },
  final_incomplete: {
    status: 422,
    ja: '最終報として送れません。下の項目を記入するか、続報として送ってください。',
    en: 'This cannot be sent as the final report. Fill in the items below, or send it as a follow-up.',
  },
  no_recipient: {
    status: 409,
    ja: '送り先が名簿にありません。所管省庁の登録を調整機関に依頼してください。',
    en: 'The directory names nobody to receive this. Ask the coordinator to enter your ministry.',
  },
  receipt_not_sealed: {
    status: 409,
    ja: '受領証はまだ作成できません。記録は封印を待っています。数秒待ってから、もう一度お試しください。',
    en: 'The receipt cannot be made yet: the record waits to be sealed. Try again in a few seconds.',
  },
  import_flawed: {
    status: 409,
    ja: 'ファイルに、取り込めないセルがあります（{count}件）。一覧のセルを直して、もう一度確認してください。',
    en: 'Some cells of the file cannot be taken ({count}). Mend the cells in the list and look again.',
  },
  succession_to_come: {
    status: 409,
    ja: '承継の日がまだ来ていません。その日になってから記録してください。',
    en: 'The day of the succession has not come yet. Record it on that day.',
  },
  succeeded_already: {
    status: 409,
    ja: 'どちらかの組織は、すでに別の組織に引き継がれています。組織の記録を確かめてください。',
    en: 'One of the two has already gone on in another organisation. Check their entries.',
  },
  own_cause: {
    status: 409,
    ja: 'この事案から波及した事案、または同じ事案です。番号を確かめてください。',
    en: 'That is this case itself, or one that followed from it. Please check the number.',
  },
  same_sector: {
    status: 409,
    ja: '同じ分野の事案です。波及の元には、他分野の事案を選んでください。',
    en: 'That case is in the same sector. A spill-over comes from another sector.',
  },
  not_below_originator: {
    status: 409,
    ja: 'この組織は、連絡元の監督下にも接続先にもありません。組織の一覧で関係を確かめてください。',
    en: 'The originator neither supervises nor connects this organisation. Check its relations in the directory.',
  },
  already_done: {
    status: 409,
    ja: 'この操作は済んでいます。ほかの人が先に行いました。',
    en: 'This has been done already; someone else was first.',
  },
  too_many_filters: {
    status: 409,
    ja: '保存できる条件は、1人 {most} 件までです。使わないものを消してから保存してください。',
    en: 'A person can keep {most} filters. Remove one that is no longer used, then save.',
  },
  acknowledge_first: {
    status: 409,
    ja: '先に「受け取りました」を押してください。',
    en: 'Acknowledge it first (“I have it”).',
  },
  consent_answer_refused: {
    status: 409,
    ja: 'この回答は受け付けられません。下の理由を確かめてください。依頼より広い範囲には同意できません。',
    en: 'This answer cannot be accepted; the reasons are listed below. Consent cannot be wider than what was asked.',
  },
  consent_not_needed: {
    status: 409,
    ja: 'この情報提供には提供元がないため、同意の依頼は不要です。そのまま承認を依頼してください。',
    en: 'This advisory has no originator, so nobody need be asked. Request approval instead.',
  },
  no_victim: {
    status: 422,
    ja: '事案のない情報提供には、被害組織向けの文章を付けられません。事案から起案してください。',
    en: 'An advisory without a case has no victim to write to. Draft it from the case.',
  },
  advisory_order: {
    status: 409,
    ja: 'この情報提供は、いまの状態ではその操作ができません。最新の状態を確かめてください。',
    en: 'The advisory’s present state does not allow this. Look at its latest state.',
  },
  second_person: {
    status: 403,
    ja: '起案または修正した方は承認できません。別の承認者に依頼してください。',
    en: 'Whoever wrote or changed this cannot approve it. Ask another approver.',
  },
  release_refused: {
    status: 409,
    ja: '公開できません。下の項目を解消してください。',
    en: 'This cannot be released. Settle the items listed below.',
  },
  assess_first: {
    status: 409,
    ja: '先に点検の結果（該当あり・該当なし・対象外）を回答してください。',
    en: 'Answer first whether you are affected.',
  },
  action_not_applicable: {
    status: 409,
    ja: '「対象外」と回答した情報提供には、対応を記録できません。該当する場合は、先に回答を改めてください。',
    en: 'You answered that this does not apply to you, so no action can be recorded. Change that answer first.',
  },
  action_in_future: {
    status: 422,
    ja: '対応した日時が、いまより後になっています。日時を確かめてください。',
    en: 'The time of the action lies in the future. Check it.',
  },
  action_recorded: {
    status: 409,
    ja: '対応を記録した後は、「未点検」や「対象外」に戻せません。「該当あり」か「該当なし」を選んでください。',
    en: 'An action has been recorded, so the answer can only be “affected” or “not affected”.',
  },
  case_order: {
    status: 409,
    ja: 'いまの状態からは、その状態へ進めません。',
    en: 'The case cannot move to that state from where it is.',
  },
  case_closed: {
    status: 409,
    ja: 'この事案は閉鎖されています。書き直すには、先に再開してください。',
    en: 'This case is closed. Reopen it before you write in it.',
  },
  attack_not_excluded: {
    status: 409,
    ja: '意図的な原因が記録されているため、障害の経路には移せません。先に原因を見直してください。',
    en: 'An intentional cause is recorded, so the case cannot take the fault path. Review the cause first.',
  },
  closure_refused: {
    status: 409,
    ja: '閉鎖できません。下の項目が残っています。',
    en: 'This case cannot be closed. The items below are open.',
  },
  case_merged: {
    status: 409,
    ja: 'この事案は、別の事案に統合されています。統合先の事案で続けてください。',
    en: 'This case was merged into another one. Go on in that case.',
  },
  merge_other_originator: {
    status: 409,
    ja: '提供元が異なる事案は統合できません。互いの名前が見えるためです。関連する事案として結び付けてください。',
    en: 'Cases of different originators are not merged, because each would see the other. Link them as related cases.',
  },
  merge_not_open: {
    status: 409,
    ja: '閉鎖・取下げ・統合済みの事案は、統合も分割もできません。先に再開してください。',
    en: 'A case that is closed, withdrawn or merged cannot be merged or split. Reopen it first.',
  },
  split_leaves_nothing: {
    status: 409,
    ja: 'すべての情報連絡を分けると、元の事案が空になります。残す情報連絡を決めてください。',
    en: 'Taking every report out would leave the case empty. Decide which report stays.',
  },
  one_by_one: {
    status: 409,
    ja: 'この操作はまとめて行えません。一件ずつ内容を確かめて行ってください。',
    en: 'This is not done in bulk. Do it one case at a time, having looked at each.',
  },
  other_originator: {
    status: 409,
    ja: '別の提供元の情報連絡です。同じ事案にすると互いの名前が見えるため、別の事案として扱ってください。',
    en: 'This report comes from another organisation. In one case each would see the other; open a case of its own.',
  },
  measure_incomplete: {
    status: 422,
    ja: '対策を更新できません。下の項目を記入してください。',
    en: 'The measure cannot be updated. Fill in the items below.',
  },
  flow_not_allowed: {
    status: 409,
    ja: '{messageJa}は、{fromJa}から{toJa}へは送れません（送受信表に経路がありません）。次の相手に送るか、依頼してください：{nearestJa}。',
    en: 'No route for this message ({messageEn}) from {fromEn} to {toEn}: the flow matrix has none. Send it to, or ask: {nearestEn}.',
  },
  one_coordinator: {
    status: 409,
    ja: '調整機関は登録済みです。ほかの組織を調整機関として登録することはできません。',
    en: 'There is one coordinator, and it is registered already. Choose another kind.',
  },
  reason_needed: {
    status: 422,
    ja: '取下げには理由が必要です。理由を一文で書いてください。',
    en: 'A withdrawal needs a reason. Write it in one sentence.',
  },
  file_too_large: {
    status: 413,
    ja: 'ファイルが大きすぎます。上限は {limit} MB です。分割するか、必要な部分だけを添付してください。',
    en: 'The file is too large. The limit is {limit} MB. Split it, or attach only the part that is needed.',
  },
  files_too_large: {
    status: 413,
    ja: '添付の合計が上限の {limit} MB を超えます。不要な添付を外してください。',
    en: 'Together the attachments exceed the limit of {limit} MB. Remove what is not needed.',
  },
  file_empty: {
    status: 422,
    ja: 'ファイルの中身が空です。元のファイルを確かめて、もう一度選んでください。',
    en: 'The file is empty. Check the original and choose it again.',
  },
  upload_interrupted: {
    status: 400,
    ja: '送信が途中で切れました。何も保存されていません。もう一度添付してください。',
    en: 'The upload was cut off. Nothing was kept. Attach the file again.',
  },
  database_away: {
    status: 503,
    ja: 'データベースに接続できないため、今は処理できません。入力は画面に残っています。数秒待ってから、もう一度操作してください。',
    en: 'The database does not answer at the moment. What you typed is still on the screen. Wait a few seconds and try again.',
  },
  database_full: {
    status: 507,
    ja: 'データベースの保存先に空きがないため、保存できませんでした。入力は画面に残っています。管理者に空き容量を増やすよう伝えてください。',
    en: 'The database has no room left, so this was not saved. What you typed is still on the screen. Ask your administrator to make room.',
  },
  storage_full: {
    status: 507,
    ja: 'ファイルの保存先に空きがありません。本文はこのまま送れます。管理者に空き容量を増やすよう伝えてください。',
    en: 'The file storage is full. The text can be sent without the file. Ask your administrator to make room.',
  },
  storage_down: {
    status: 503,
    ja: 'ファイルの保存先に接続できません。本文はこのまま送れます。しばらくしてから、もう一度添付してください。',
    en: 'The file storage does not answer. The text can be sent without the file. Attach it again later.',
  },
  file_missing: {
    status: 503,
    ja: 'ファイルの中身が保存先に見つかりません。管理者に伝えてください。',
    en: 'The contents of this file are not in the storage. Tell your administrator.',
  },
  file_damaged: {
    status: 503,
    ja: 'ファイルの中身が、登録時のハッシュ値と一致しません。使わずに、管理者に伝えてください。',
    en: 'The contents of this file do not match the hash taken on arrival. Do not use it, and tell your administrator.',
  },
  label_too_open: {
    status: 422,
    ja: '添付のラベルは、本文のラベル {limit} より広くできません。{limit} か、より狭いラベルにしてください。',
    en: 'An attachment cannot be labelled more openly than what carries it ({limit}). Choose {limit} or a closer label.',
  },
  draft_gone: {
    status: 409,
    ja: 'この下書きは、同じ組織の方がすでに送信したか破棄しています。情報連絡の一覧で確かめてください。文章はこの端末に残っています。',
    en: 'A colleague has already sent or discarded this draft. Look at the list of reports; your text is kept on this device.',
  },
  handover_own: {
    status: 403,
    ja: '自分が渡した申し送りは、自分では引き継げません。次の当直の方が引き継いでください。',
    en: 'You gave this handover yourself. The next duty officer has to take it over.',
  },
  notice_needed: {
    status: 422,
    ja: 'この種類のお知らせは、この受け取り方にできません。受領や対応が必要なものは、必ずメールで届きます。',
    en: 'Notices of this kind cannot be received this way: what needs a receipt or an act is always mailed.',
  },
  scenario_backwards: {
    status: 409,
    ja: 'シナリオの時刻は前に戻せません。いまの時刻（{now}）より後を指定してください。初めからやり直すには、新しいデータのフォルダーで始めます。',
    en: 'Scenario time cannot be put back. Choose a time after the present one ({now}). To begin again, start with a new data folder.',
  },
  detection_judged: {
    status: 409,
    ja: '選んだ検知は{name}さんが先に判断しました。一覧を開き直してください。',
    en: '{nameEn} has judged one of these detections meanwhile. Open the list again.',
  },
  detections_unreadable: {
    status: 422,
    ja: '読める検知が1件もありません。形式の指定と、最初の行を確かめてください。',
    en: 'Not one line could be read as a detection. Check the format and the first line.',
  },
  notice_other_originator: {
    status: 409,
    ja: 'この事案は別の組織のものです。通知先と同じ組織の事案を選ぶか、新しい事案にしてください。',
    en: 'That case belongs to another organisation. Choose a case of the ministry that is notified, or open a new one.',
  },
  notice_act_lacks: {
    status: 422,
    ja: '記入が足りません。下に示す項目を書いてください。',
    en: 'Something is missing. Fill in what is listed below.',
  },
  notice_order: {
    status: 409,
    ja: 'いまの状態では、この記録はできません。通知を開き直して、次の段階を確かめてください。',
    en: 'This cannot be recorded in the present state. Open the notice again and see what comes next.',
  },
  notice_not_contained: {
    status: 409,
    ja: '隔離の報告がまだです。信号が見えなくても、報告を受けるまで通知は終わりません。報告を求めてください。',
    en: 'There is no report of containment yet. A silent sensor alone does not end a notice: ask for the report.',
  },
  notice_seen_again: {
    status: 409,
    ja: '観測した期間に、同じ信号が見えています（最後は{at}）。「再び検知」を記録してください。',
    en: 'The same signal was seen in that period (last at {at}). Record it as seen again.',
  },
  notice_watched_wrong: {
    status: 422,
    ja: '観測した期間を確かめてください。過去の期間で、最後の検知より後まで続いている必要があります。',
    en: 'Check the watched period: it must lie in the past and reach beyond the last detection.',
  },
  notice_same_person: {
    status: 409,
    ja: '受領した本人は、責任者への報告の相手になりません。報告した相手の氏名を書いてください。',
    en: 'Whoever received the notice is not the responsible person who was told. Name the person you told.',
  },
  notice_unswept: {
    status: 409,
    ja: '点検していない接続先が残っています。下に示す接続先を過去の記録で探し、結果を事案に記録してください。',
    en: 'Some destinations have not been searched for. Sweep the records for those listed and put the result on the case.',
  },
  step_taken: {
    status: 409,
    ja: '同じ手順は{name}さんが先に始めています。画面を開き直して、続きを記録してください。',
    en: '{nameEn} has taken this step already. Open the page again and go on from there.',
  },
  step_no_authority: {
    status: 403,
    ja: 'この手順を指示する権限が、この職にはありません。権限のある職の人に連絡して、指示を受けてください。',
    en: 'Your post may not order this step. Call somebody whose post may, and ask for the order.',
  },
  step_order: {
    status: 409,
    ja: 'この手順の状態が変わっています。画面を開き直して確かめてください。',
    en: 'The state of this step has changed. Open the page again.',
  },
  step_own_confirmation: {
    status: 409,
    ja: '実施を記録した本人は確認できません。別の人が確認してください。',
    en: 'Whoever recorded it as done cannot confirm it. Ask a second person.',
  },
  notice_was_sent: {
    status: 409,
    ja: '送った通知は取り消せません。助言として訂正を伝えるか、該当なしの報告を求めてください。',
    en: 'A notice that was sent is not taken back. Correct it by advice, or ask for a report that nothing was found.',
  },
  notice_built_on: {
    status: 409,
    ja: 'この記録の後に次の段階が記録されています。後の記録から順に取り消してください。',
    en: 'A later step rests on this one. Take the later one back first.',
  },
  swept_before_asked: {
    status: 409,
    ja: '日時が、点検の依頼より前です。日時を確かめてください。',
    en: 'This is dated before the sweep was asked for. Please check the time.',
  },
  more_isolated_than_hit: {
    status: 409,
    ja: '隔離した台数が、該当した台数より多くなっています。台数を確かめるか、先に該当した台数を回答してください。',
    en: 'More terminals are isolated than were hit. Check the number, or answer first how many were hit.',
  },
  sweep_recalled: {
    status: 409,
    ja: 'この点検の依頼は取り下げられました。回答は要りません。',
    en: 'This sweep was recalled. No answer is needed.',
  },
  sweep_exists: {
    status: 409,
    ja: 'この事案には点検の依頼があります。その点検に痕跡情報を追加してください。',
    en: 'This case has a sweep already. Add the indicators to it.',
  },
  sweep_no_indicator: {
    status: 422,
    ja: '痕跡情報を読み取れませんでした。アドレス、ドメイン、URL、ハッシュ値を1件以上入力してください。',
    en: 'No new indicator could be read. Enter at least one address, domain, URL or hash.',
  },
  sweep_no_recipient: {
    status: 409,
    ja: '依頼できる組織がありません。宛先を選び直してください。所管・監督していない組織には依頼できません。',
    en: 'There is nobody to ask. Choose again: a ministry asks those it supervises or regulates.',
  },
  sweep_period: {
    status: 422,
    ja: '点検の対象期間を確かめてください。終わりは始まりより後で、いまより前にしてください。',
    en: 'Check the period: it ends after it begins, and not in the future.',
  },
  sweep_not_held: {
    status: 409,
    ja: 'この痕跡情報は保留されていません。そのまま点検されます。',
    en: 'This indicator is not held back. It is swept for as it stands.',
  },
  sweep_answer_contradicts: {
    status: 422,
    ja: '回答に矛盾があります。下に示す点を直して、もう一度回答してください。',
    en: 'The answer contradicts itself. Mend what is listed below and answer again.',
  },
  sweep_key_unknown: {
    status: 403,
    ja: 'この鍵は登録されていません。組織の管理者に、点検プログラムの鍵の登録を依頼してください。',
    en: 'This key is not registered. Ask your administrator to register the key of the sweep program.',
  },
  sweep_key_revoked: {
    status: 403,
    ja: 'この鍵は失効しています。新しい鍵を作り、組織の管理者に登録を依頼してください。',
    en: 'This key is revoked. Make a new one and ask your administrator to register it.',
  },
  sweep_signature_wrong: {
    status: 422,
    ja: '署名が回答と合いません。回答が途中で変わったか、別の鍵で署名されています。回答を作り直してください。',
    en: 'The signature does not fit the answer: it was changed, or signed with another key. Make the answer again.',
  },
  sweep_key_known: {
    status: 409,
    ja: 'この鍵はすでに登録されています。プログラムごとに別の鍵を作ってください。',
    en: 'This key is registered already. Make a key of its own for each program.',
  },
  sweep_key_wrong: {
    status: 422,
    ja: '公開鍵として読めません。noroshi sweep が表示した公開鍵（44文字）を貼り付けてください。',
    en: 'This is no public key. Paste the public key (44 characters) that noroshi sweep prints.',
  },
  recorded_in_future: {
    status: 422,
    ja: 'これからの日時になっています。済んだことの日時を書いてください。',
    en: 'That time lies ahead. Write down when it was done.',
  },
  no_ministry_holds: {
    status: 422,
    ja: 'この府省庁は事案を閲覧できません。事案に関わる府省庁を選ぶか、空欄にしてください。',
    en: 'This ministry does not hold the case. Choose one that does, or leave it open.',
  },
  serious_same_person: {
    status: 403,
    ja: '提案した人は決定できません。別の人が決定してください。',
    en: 'Whoever proposed it does not decide it. Another person has to.',
  },
  serious_other_reason: {
    status: 422,
    ja: '「その他」を選ぶときは、その内容を書いてください。',
    en: 'Say what it is where you choose “other”.',
  },
  serious_pending: {
    status: 409,
    ja: 'この事案には、決定待ちまたは決定済みの特定重大事象があります。そちらを開いてください。',
    en: 'This case has a serious event that waits or stands. Please open that one.',
  },
  fact_not_in_case: {
    status: 422,
    ja: '選んだ事実がこの事案にありません。事案の出来事、情報連絡の版、調査から選んでください。',
    en: 'A chosen fact is not of this case. Choose from its events, report versions and investigations.',
  },
  directive_evidence: {
    status: 409,
    ja: '完了にするには、届いた資料または実施したことを先に記録してください。',
    en: 'Before it is finished, write down what came or what was done.',
  },
  delegation_missing: {
    status: 403,
    ja: 'この事項を決定する委任がありません。CISOが決定するか、範囲と期間を定めて委任してください。',
    en: 'No delegation covers this matter now. The CISO decides, or delegates it with scope and period.',
  },
  not_ciso: {
    status: 403,
    ja: '委任できるのは、自組織のCISOの職です。',
    en: 'Only the post of your organisation’s CISO delegates.',
  },
  cadence_ended: {
    status: 409,
    ja: '状況報告の間隔が定められていません。先に間隔を定めてください。',
    en: 'No pace of situation reports is set. Please set one first.',
  },
  live_down: {
    status: 503,
    ja: '更新の受信を準備しています。画面は自動でつなぎ直します。',
    en: 'Live updates are being prepared. The page connects again by itself.',
  },
  ladder_flawed: {
    status: 422,
    ja: '連絡経路を保存できません：残り {count}件。下の各項目を直してから保存してください。',
    en: 'This ladder cannot be saved: {count} left. Mend each point below and save again.',
  },
  not_called: {
    status: 403,
    ja: 'この連絡経路では呼び出されていません。電話で伝えた場合は「電話で伝えたと記録」を使ってください。',
    en: 'You were not called by this ladder. If you told somebody by telephone, record that instead.',
  },
  nobody_to_call: {
    status: 409,
    ja: '呼び出せる人がいません。名簿と連絡先で、職にある人と代行者を確かめてください。',
    en: 'There is nobody to call. Check in the contacts who holds the post and who stands in.',
  },
  only_csirt_head: {
    status: 403,
    ja: '確認を記録できるのは、CSIRT責任者だけです。CSIRT責任者に依頼してください。',
    en: 'Only the head of the CSIRT records the verification. Please ask the head.',
  },
  alternate_reporter: {
    status: 409,
    ja: 'CSIRT責任者は対象システムの所管者です。CISOへの報告は、代替報告者が記録してください。',
    en: 'The head of the CSIRT owns the systems. The alternate reporter must report to the CISO and record it.',
  },
  no_number: {
    status: 409,
    ja: '電話番号が登録されていません。先に番号を登録してください。',
    en: 'No telephone number is entered. Enter one first.',
  },
  webhook_address: {
    status: 422,
    ja: 'このアドレスには送れません。インターネットから届く https のアドレスを指定してください。',
    en: 'This address cannot be called. Give a public address that begins with https.',
  },
  too_many_streams: {
    status: 429,
    ja: '同じサインインで開いている画面が多すぎます。使っていない画面を閉じてください。',
    en: 'Too many pages are open in this session. Close those you do not use.',
  },
  invalid_input: {
    status: 422,
    ja: '入力を確かめてください。問題のある項目を下に示します。',
    en: 'Please check what you entered. The fields concerned are listed below.',
  },
  unexpected: {
    status: 500,
    ja: '処理できませんでした。入力は画面に残っています。番号 {reference} を管理者に伝えてください。',
    en: 'This could not be processed. What you typed is still on the screen. Quote {reference} to your administrator.',
  },
} as const satisfies Record<string, { status: number; ja: string; en: string }>

export type ErrorCode = keyof typeof errors
