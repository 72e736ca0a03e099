using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Auditing;

/// <summary>Counts uses of credentials, in memory; what was counted is stored at intervals. Told by whoever uses one, in the middle of a call: it neither waits nor throws. Thread-safe.</summary>
public interface ICredentialUses
{
    /// <summary>An account's credential is used.</summary>
    /// <param name="context">Whose, and which account.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="purpose">For what.</param>
    void NoteUse(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose);

    /// <summary>The marketplace said that the credential of a use that was noted is not, or no longer, valid.</summary>
    /// <param name="context">Whose, and which account.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="purpose">For what.</param>
    void NoteRefusal(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose);

    /// <summary>A callback was verified with the secret of an app registration.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="isGenuine">Whether it was signed with it.</param>
    void NoteCallback(AppRegistration registration, bool isGenuine);
}
