"""Rows of a plan reported by quarter: reports, steps, money, evidence, corrective measures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('row_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('row', sa.Text(), nullable=False),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('entered', sa.JSON(), nullable=False),
    sa.Column('approved', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_row_report_plan_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_row_report')),
    sa.UniqueConstraint('plan_id', 'row', 'period', name=op.f('uq_row_report_plan_id_row_period'))
    )
    op.create_table('corrective_measure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['row_report.id'], name=op.f('fk_corrective_measure_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_corrective_measure'))
    )
    with op.batch_alter_table('corrective_measure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_corrective_measure_report_id'), ['report_id'], unique=False)

    op.create_table('row_evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('link', sa.Text(), nullable=True),
    sa.Column('stored', sa.Text(), nullable=True),
    sa.Column('size', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['report_id'], ['row_report.id'], name=op.f('fk_row_evidence_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_row_evidence'))
    )
    with op.batch_alter_table('row_evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_row_evidence_report_id'), ['report_id'], unique=False)

    op.create_table('row_money',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('planned', sa.BigInteger(), nullable=True),
    sa.Column('revised', sa.BigInteger(), nullable=True),
    sa.Column('why', sa.Text(), nullable=True),
    sa.Column('spent', sa.BigInteger(), nullable=True),
    sa.Column('approved_planned', sa.BigInteger(), nullable=True),
    sa.Column('approved_revised', sa.BigInteger(), nullable=True),
    sa.Column('approved_why', sa.Text(), nullable=True),
    sa.Column('approved_spent', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['report_id'], ['row_report.id'], name=op.f('fk_row_money_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'source', name=op.f('pk_row_money'))
    )
    op.create_table('row_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('act', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['report_id'], ['row_report.id'], name=op.f('fk_row_step_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_row_step'))
    )
    with op.batch_alter_table('row_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_row_step_report_id'), ['report_id'], unique=False)

    op.add_column('frozen_report', sa.Column('rows', sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column('frozen_report', 'rows')
    with op.batch_alter_table('row_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_row_step_report_id'))

    op.drop_table('row_step')
    op.drop_table('row_money')
    with op.batch_alter_table('row_evidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_row_evidence_report_id'))

    op.drop_table('row_evidence')
    with op.batch_alter_table('corrective_measure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_corrective_measure_report_id'))

    op.drop_table('corrective_measure')
    op.drop_table('row_report')
