"""Forms on their way: steps, explanations, answers, comments, evidence; checks of figures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('figure_check',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_check')),
    sa.UniqueConstraint('code', name=op.f('uq_figure_check_code'))
    )
    op.create_table('evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.Integer(), nullable=False),
    sa.Column('element', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('link', sa.Text(), nullable=True),
    sa.Column('stored', sa.Text(), nullable=True),
    sa.Column('size', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_evidence_form_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence'))
    )
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evidence_form_id'), ['form_id'], unique=False)

    op.create_table('form_answer',
    sa.Column('form_id', sa.Integer(), nullable=False),
    sa.Column('indicator', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_form_answer_form_id')),
    sa.PrimaryKeyConstraint('form_id', 'indicator', name=op.f('pk_form_answer'))
    )
    op.create_table('form_comment',
    sa.Column('form_id', sa.Integer(), nullable=False),
    sa.Column('element', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_form_comment_form_id')),
    sa.PrimaryKeyConstraint('form_id', 'element', name=op.f('pk_form_comment'))
    )
    op.create_table('form_explanation',
    sa.Column('form_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('element', sa.Text(), nullable=False),
    sa.Column('category', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_form_explanation_form_id')),
    sa.PrimaryKeyConstraint('form_id', 'code', 'element', 'category', name=op.f('pk_form_explanation'))
    )
    op.create_table('form_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('act', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['form_id'], ['form.id'], name=op.f('fk_form_step_form_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_step'))
    )
    with op.batch_alter_table('form_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_form_step_form_id'), ['form_id'], unique=False)

    with op.batch_alter_table('cell', schema=None) as batch_op:
        batch_op.add_column(sa.Column('adds_up', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('cell', schema=None) as batch_op:
        batch_op.drop_column('adds_up')

    with op.batch_alter_table('form_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_step_form_id'))

    op.drop_table('form_step')
    op.drop_table('form_explanation')
    op.drop_table('form_comment')
    op.drop_table('form_answer')
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_evidence_form_id'))

    op.drop_table('evidence')
    op.drop_table('figure_check')
