namespace ReverseBuy.EntityFrameworkCore.Tests.Storage.Outbox;

public enum OutboxActionKind
{
    Add,
    Complete,
    Fail,
    Park,
    Release,
    Advance,
}
