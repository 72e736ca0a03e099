namespace ReverseBuy.Connectors.Wire.Tests.Support;

internal enum CutSide
{
    None,
    Request,
    Answer,
}
