namespace ReverseBuy.Connectors;

/// <summary>Gets and renews the credentials of buying accounts. Implemented by connectors; thread-safe.</summary>
public interface ITokenIssuer
{
    /// <summary>Makes the address of the page on which the owner of an account lets the application in.</summary>
    /// <param name="redirectUri">Where the marketplace sends the owner back to, with the code.</param>
    /// <param name="state">What comes back with it, to tell the answer from a forged one.</param>
    /// <returns>The page's address.</returns>
    /// <exception cref="NotSupportedByMarketplaceException">The marketplace has no such page: accounts sign in with <see cref="IAccountSignIn"/>.</exception>
    Uri AuthorizationPage(Uri redirectUri, string state);

    /// <summary>Turns the code of a consent into credentials. Once upstream: a code works once.</summary>
    /// <param name="context">For whom and for which account. Its lane does not matter: the call is made in <see cref="CallLane.Token"/>.</param>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The address that the consent was asked with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    /// <exception cref="NotSupportedByMarketplaceException">The marketplace gives out no codes.</exception>
    ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken);

    /// <summary>Gets new credentials for old ones. Callers make sure that one refresh of an account is under way at a time.</summary>
    /// <param name="context">For whom and for which account. Its lane does not matter: the call is made in <see cref="CallLane.Token"/>.</param>
    /// <param name="credentials">The old credentials, with a refresh token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new credentials; with the old refresh token where the marketplace gave no new one.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused (AuthExpired: a person must consent again) or could not be reached.</exception>
    ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken);
}
