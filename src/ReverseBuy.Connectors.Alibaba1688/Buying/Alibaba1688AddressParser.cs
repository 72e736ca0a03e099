using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Parses by <c>addresscode.parse</c>.</summary>
internal sealed class Alibaba1688AddressParser(Alibaba1688Gateway gateway) : IAddressParser
{
    public async ValueTask<ParsedAddress?> ParseAsync(ConnectorContext context, string address, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.ParseAddress,
            [new("addressInfo", address)],
            Read,
            cancellationToken).ConfigureAwait(false);
    }

    internal static ParsedAddress? Read(WireValue answer)
    {
        if (answer.Text("errorCode") is { } code)
        {
            var failure = Alibaba1688Errors.FromBusiness(Alibaba1688Operation.ParseAddress, code);
            return failure.Kind is MarketplaceErrorKind.NotFound or MarketplaceErrorKind.InvalidRequest ? null : throw failure;
        }

        var parts = answer.Nested("result") ?? throw new JsonException("A parsed address has no result.");
        return parts.Text("addressCode") is { } district
            ? new ParsedAddress(parts.Text("address") ?? string.Empty, district, parts.Text("postCode"))
            : null;
    }
}
