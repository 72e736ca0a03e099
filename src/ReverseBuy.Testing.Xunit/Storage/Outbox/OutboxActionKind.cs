namespace ReverseBuy.Testing.Storage.Outbox;

internal enum OutboxActionKind
{
    Add,
    Complete,
    Fail,
    Park,
    Release,
    Advance,
}
