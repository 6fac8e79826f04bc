"""The first tables"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

# A guard against slips; against intent, the chain of hashes
APPEND_ONLY = {
    'sqlite': [
        f"create trigger change_history_no_{act} before {act} on change_history "
        "begin select raise(abort, 'change_history is append-only'); end" for act in ('update', 'delete')],
    'postgresql': [
        "create function change_history_is_append_only() returns trigger language plpgsql as "
        "$$ begin raise exception 'change_history is append-only'; end $$",
        "create trigger change_history_no_change before update or delete or truncate on change_history "
        "for each statement execute function change_history_is_append_only()"],
}


def upgrade() -> None:
    op.create_table('change_history',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('after', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('why', sa.Text(), nullable=True),
    sa.Column('previous_hash', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change_history')),
    sa.UniqueConstraint('hash', name=op.f('uq_change_history_hash'))
    )
    with op.batch_alter_table('change_history', schema=None) as batch_op:
        batch_op.create_index('ix_change_history_subject', ['kind', 'key'], unique=False)

    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)

    op.create_table('data_element',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_data_element')),
    sa.UniqueConstraint('code', name=op.f('uq_data_element_code'))
    )
    op.create_table('dimension',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dimension')),
    sa.UniqueConstraint('code', name=op.f('uq_dimension_code'))
    )
    op.create_table('indicator',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator')),
    sa.UniqueConstraint('code', name=op.f('uq_indicator_code'))
    )
    op.create_table('office',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_office'))
    )
    op.create_table('plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
    sa.UniqueConstraint('code', name=op.f('uq_plan_code'))
    )
    op.create_table('unit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit')),
    sa.UniqueConstraint('code', name=op.f('uq_unit_code'))
    )
    op.create_table('cell',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('element_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('not_applicable', sa.Boolean(), nullable=False),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('entered_on', sa.Date(), nullable=False),
    sa.Column('approved_value', sa.BigInteger(), nullable=True),
    sa.Column('approved_text', sa.Text(), nullable=True),
    sa.Column('approved_not_applicable', sa.Boolean(), nullable=False),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['element_id'], ['data_element.id'], name=op.f('fk_cell_element_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_cell_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cell')),
    sa.UniqueConstraint('element_id', 'unit_id', 'ordinal', name=op.f('uq_cell_element_id_unit_id_ordinal'))
    )
    with op.batch_alter_table('cell', schema=None) as batch_op:
        batch_op.create_index('ix_cell_approved', ['element_id', 'ordinal', 'unit_id', 'approved_value', 'approved_not_applicable'], unique=False)
        batch_op.create_index('ix_cell_entered', ['element_id', 'ordinal', 'unit_id', 'value', 'not_applicable'], unique=False)

    op.create_table('form',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_form_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form')),
    sa.UniqueConstraint('unit_id', 'period', name=op.f('uq_form_unit_id_period'))
    )
    with op.batch_alter_table('form', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_form_period'), ['period'], unique=False)

    op.create_table('target_set',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.Column('reason_bg', sa.Text(), nullable=True),
    sa.Column('reason_en', sa.Text(), nullable=True),
    sa.Column('path', sa.Text(), nullable=True),
    sa.Column('baseline_period', sa.Text(), nullable=True),
    sa.Column('baseline_value', sa.BigInteger(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_target_set_indicator_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_target_set_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_target_set'))
    )
    with op.batch_alter_table('target_set', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_target_set_indicator_id'), ['indicator_id'], unique=False)

    op.create_table('cell_category',
    sa.Column('cell_id', sa.Integer(), nullable=False),
    sa.Column('category', sa.Text(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=True),
    sa.Column('approved_value', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['cell_id'], ['cell.id'], name=op.f('fk_cell_category_cell_id')),
    sa.PrimaryKeyConstraint('cell_id', 'category', name=op.f('pk_cell_category'))
    )
    op.create_table('target',
    sa.Column('set_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('period', sa.Text(), nullable=True),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['set_id'], ['target_set.id'], name=op.f('fk_target_set_id')),
    sa.PrimaryKeyConstraint('set_id', 'position', name=op.f('pk_target'))
    )


def downgrade() -> None:
    op.drop_table('target')
    op.drop_table('cell_category')
    with op.batch_alter_table('target_set', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_target_set_indicator_id'))

    op.drop_table('target_set')
    with op.batch_alter_table('form', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_period'))

    op.drop_table('form')
    with op.batch_alter_table('cell', schema=None) as batch_op:
        batch_op.drop_index('ix_cell_entered')
        batch_op.drop_index('ix_cell_approved')

    op.drop_table('cell')
    op.drop_table('unit')
    op.drop_table('plan')
    op.drop_table('office')
    op.drop_table('indicator')
    op.drop_table('dimension')
    op.drop_table('data_element')
    with op.batch_alter_table('change_history', schema=None) as batch_op:
        batch_op.drop_index('ix_change_history_subject')

    op.drop_table('change_history')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('drop function change_history_is_append_only()')
