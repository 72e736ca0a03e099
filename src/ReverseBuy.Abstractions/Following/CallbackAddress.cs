using ReverseBuy.Catalogue;

namespace ReverseBuy.Following;

/// <summary>Where a marketplace pushes what an application of ours is to hear. Its text form hides the id.</summary>
/// <param name="Id">The address. Give it to the marketplace and to nobody else.</param>
/// <param name="Marketplace">The marketplace.</param>
public sealed record CallbackAddress(AppRegistrationId Id, MarketplaceId Marketplace)
{
    /// <inheritdoc />
    public override string ToString() => $"CallbackAddress {{ {Marketplace} }}";
}
