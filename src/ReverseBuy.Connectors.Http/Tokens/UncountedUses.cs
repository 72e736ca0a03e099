using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Http;

/// <summary>For hosts that have connectors and nothing else of ReverseBuy: nobody counts.</summary>
internal sealed class UncountedUses : ICredentialUses
{
    public void NoteUse(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose)
    {
    }

    public void NoteRefusal(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose)
    {
    }

    public void NoteCallback(AppRegistration registration, bool isGenuine)
    {
    }
}
