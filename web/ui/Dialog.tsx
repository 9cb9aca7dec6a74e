import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** The act and the way back, the act first. Without them a close button stands in the head. */
  actions?: ReactNode
  /** The question a person must answer before going on: Esc still goes back. */
  alert?: boolean
  wide?: boolean
}

/** The only thing with a shadow (elevation 3). The focus stays inside and returns to where it was. */
export const Dialog = ({ title, isOpen, onClose, children, actions, alert, wide }: DialogProps) => {
  const { t } = useTranslation('ui')
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={isOpen}
      isDismissable={!alert}
      onOpenChange={open => open || onClose()}
    >
      <Modal className={wide ? 'dialog-frame dialog-wide' : 'dialog-frame'}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {!actions && (
              <button type="button" className="button button-normal button-size-small" onClick={onClose}>
                {t('dialog.close')}
              </button>
            )}
          </div>
          <div className="dialog-body">{children}</div>
          {actions && <div className="dialog-actions button-row">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
