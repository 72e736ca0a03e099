using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Asks what it costs to send goods to an area together.</summary>
internal sealed class JdFreight(JdGateway gateway, IOptions<JdOptions> options)
{
    private readonly JdOptions _options = options.Value;

    public Task<Money> AskAsync(ConnectorContext context, IReadOnlyList<JdLine> lines, JdArea area, CancellationToken cancellationToken) => gateway.CallAsync(
        context,
        JdOperation.GetFreight,
        [
            new("sku", JdLine.Counted(lines)),
            .. area.Fields(),
            new("paymentType", JdArea.Text((long)_options.PaymentType)),
            new("queryExts", "conFreight"),
        ],
        answer => answer.RequireResult().Yuan("freight") ?? throw new JsonException("The answer has no freight."),
        cancellationToken);
}
