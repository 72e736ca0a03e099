using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>A fake of whatever seam, for those who put it into a host.</summary>
internal interface IFake
{
    /// <summary>Puts it before what the host would ask without it.</summary>
    /// <returns>The stand-in.</returns>
    object PutBefore(object? behind, MarketplaceId? marketplace);
}
