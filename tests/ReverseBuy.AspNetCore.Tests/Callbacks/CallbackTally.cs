using System.Collections.Concurrent;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>What was noted of callbacks that were verified.</summary>
internal sealed class CallbackTally : ICredentialUses
{
    public ConcurrentQueue<(string AppKey, TenantId? Owner, bool IsGenuine)> Noted { get; } = new();

    public void NoteUse(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose)
    {
    }

    public void NoteRefusal(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose)
    {
    }

    public void NoteCallback(AppRegistration registration, bool isGenuine) => Noted.Enqueue((registration.AppKey, registration.Owner, isGenuine));
}
