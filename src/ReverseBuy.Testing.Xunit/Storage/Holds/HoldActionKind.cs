namespace ReverseBuy.Testing.Storage.Holds;

internal enum HoldActionKind
{
    Take,
    TakeBoth,
    Consume,
    Release,
    Advance,
}
