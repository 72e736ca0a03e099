namespace ReverseBuy.EntityFrameworkCore.Tests.Storage.Holds;

public enum HoldActionKind
{
    Take,
    TakeBoth,
    Consume,
    Release,
    Advance,
}
