"""Running the year: deadlines put off, forms opened until a day, what the review board reads"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('form_deadline',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_form_deadline_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_deadline')),
    sa.UniqueConstraint('period', 'unit_id', name=op.f('uq_form_deadline_period_unit_id'))
    )
    with op.batch_alter_table('form', schema=None) as batch_op:
        batch_op.add_column(sa.Column('first_submitted_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('open_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('warnings', sa.Integer(), nullable=True))

    with op.batch_alter_table('form_step', schema=None) as batch_op:
        batch_op.add_column(sa.Column('until', sa.Date(), nullable=True))

    _look_back()


def _look_back() -> None:
    """When forms came in, from their steps; a warning of a form that was submitted has had its word."""
    first = "select min(at) from form_step where form_step.form_id = form.id and act = 'submit'"
    said = "select count(*) from form_explanation where form_explanation.form_id = form.id"
    op.execute(f"update form set first_submitted_on = date(coalesce(({first}), submitted_at))")
    op.execute(f"update form set warnings = ({said}) where status <> 'draft'")


def downgrade() -> None:
    with op.batch_alter_table('form_step', schema=None) as batch_op:
        batch_op.drop_column('until')

    with op.batch_alter_table('form', schema=None) as batch_op:
        batch_op.drop_column('warnings')
        batch_op.drop_column('open_until')
        batch_op.drop_column('first_submitted_on')

    op.drop_table('form_deadline')
