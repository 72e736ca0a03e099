using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Conformance;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoHarness : SandboxHarness
{
    public override MarketplaceId Marketplace => PinduoduoMarketplace.Id;

    public override bool CountsStock => false;

    public override bool HasTokens => false;

    protected override IReadOnlyDictionary<MarketplaceErrorKind, string> Codes { get; } = new Dictionary<MarketplaceErrorKind, string>
    {
        [MarketplaceErrorKind.Throttled] = "52101",
        [MarketplaceErrorKind.PermissionDenied] = "60001",
        [MarketplaceErrorKind.InvalidRequest] = "20004",
        [MarketplaceErrorKind.Unavailable] = "50000",
    };

    public override void AddConnector(IReverseBuyBuilder builder) => builder.AddPinduoduo(options =>
    {
        (options.Endpoint, options.AppKey, options.AppSecret) = (Sandbox.PinduoduoEndpoint, AppKey, AppSecret);
        (options.Pid, options.Uid) = ("60005_612", "sandbox");
        Hurry(options.Calls);
    });

    public override void AddMisconfiguredConnector(IReverseBuyBuilder builder) => builder.AddPinduoduo(options => options.AppKey = AppKey);

    // The marketplace has it in a text of ours, behind whose it is.
    protected override bool IsOf(string booked, string reference) => booked.EndsWith(reference + "\"}", StringComparison.Ordinal);
}
