namespace ReverseBuy.Connectors;

/// <summary>
/// Signs buying accounts in by name and password, where a marketplace has no page on which their owner lets the application in. Implemented by connectors;
/// thread-safe.
/// </summary>
public interface IAccountSignIn
{
    /// <summary>Turns name and password into credentials. Neither is kept. Once upstream: it may end the credentials that the account had before.</summary>
    /// <param name="context">For whom and for which account. Its lane does not matter: the call is made in <see cref="CallLane.Token"/>.</param>
    /// <param name="userName">The name that the account signs in with, as the marketplace wrote it.</param>
    /// <param name="password">Its password, in plain text; it is not sent so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The credentials; store them with <see cref="Tenancy.ITenants"/>, and <see cref="ITokenIssuer.RefreshAsync"/> renews them.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused (AuthExpired: name or password is wrong) or could not be reached.</exception>
    ValueTask<AccountCredentials> SignInAsync(ConnectorContext context, string userName, string password, CancellationToken cancellationToken);
}
