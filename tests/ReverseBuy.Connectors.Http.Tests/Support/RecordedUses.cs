using System.Collections.Concurrent;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>What was noted of uses of credentials, in its order.</summary>
internal sealed class RecordedUses : ICredentialUses
{
    private readonly ConcurrentQueue<string> _noted = new();

    public IReadOnlyCollection<string> Noted => _noted;

    public void NoteUse(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose) => Note("used", context, marketplace, purpose);

    public void NoteRefusal(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose) => Note("refused", context, marketplace, purpose);

    public void NoteCallback(AppRegistration registration, bool isGenuine) => throw new NotSupportedException();

    private void Note(string what, ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose) =>
        _noted.Enqueue($"{what} {context.Tenant} {marketplace} {context.Account} {purpose}");
}
