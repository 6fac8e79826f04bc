"""Targets: none any more, where a baseline is from; collecting baselines; source and owner set on pages"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('baseline_collection',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_baseline_collection_plan_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_baseline_collection')),
    sa.UniqueConstraint('plan_id', 'year', name=op.f('uq_baseline_collection_plan_id_year'))
    )
    op.create_table('indicator_care',
    sa.Column('indicator_id', sa.Integer(), nullable=False),
    sa.Column('source_bg', sa.Text(), nullable=True),
    sa.Column('source_en', sa.Text(), nullable=True),
    sa.Column('responsible', sa.Text(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_indicator_care_indicator_id')),
    sa.PrimaryKeyConstraint('indicator_id', name=op.f('pk_indicator_care'))
    )
    with op.batch_alter_table('target_set', schema=None) as batch_op:
        batch_op.add_column(sa.Column('baseline_source_bg', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('baseline_source_en', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('baseline_given', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('baseline_due', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('dropped', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('target_set', schema=None) as batch_op:
        for name in ('dropped', 'baseline_due', 'baseline_given', 'baseline_source_en', 'baseline_source_bg'):
            batch_op.drop_column(name)
    op.drop_table('indicator_care')
    op.drop_table('baseline_collection')
