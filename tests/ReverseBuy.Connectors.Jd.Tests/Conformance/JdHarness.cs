using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Conformance;

namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdHarness : SandboxHarness
{
    public override MarketplaceId Marketplace => JdMarketplace.Id;

    protected override IReadOnlyDictionary<MarketplaceErrorKind, string> Codes { get; } = new Dictionary<MarketplaceErrorKind, string>
    {
        [MarketplaceErrorKind.AuthExpired] = "2007",
        [MarketplaceErrorKind.InvalidRequest] = "1003",
        [MarketplaceErrorKind.Unavailable] = "5001",
    };

    public override void AddConnector(IReverseBuyBuilder builder) => builder.AddJd(options =>
    {
        (options.Endpoint, options.PictureEndpoint) = (Sandbox.JdEndpoint, Sandbox.JdPictureEndpoint);
        (options.AppKey, options.AppSecret, options.Invoice.CompanyName) = (AppKey, AppSecret, "某某公司");
        Hurry(options.Calls);
    });

    public override void AddMisconfiguredConnector(IReverseBuyBuilder builder) => builder.AddJd(options => options.AppKey = AppKey);
}
