using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Turns an address in one line into its parts and codes. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IAddressParser
{
    /// <summary>Parses an address.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="address">The address in Chinese, in one line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parts, or <see langword="null"/> when the marketplace makes nothing of it.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<ParsedAddress?> ParseAsync(ConnectorContext context, string address, CancellationToken cancellationToken);
}
