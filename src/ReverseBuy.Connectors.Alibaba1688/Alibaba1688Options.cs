using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Privacy;

namespace ReverseBuy.Connectors.Alibaba1688;

/// <summary>How the open platform of 1688 is called. Checked when the host starts; an error names the key, such as <c>ReverseBuy:Alibaba1688:AppKey</c>.</summary>
public sealed class Alibaba1688Options
{
    /// <summary>Where the gateway is, up to and with <c>/openapi/</c>. Default: the public gateway. Only a loopback address may be plain http.</summary>
    public Uri Endpoint { get; set; } = new("https://gw.open.1688.com/openapi/");

    /// <summary>The page on which the owner of an account lets the application in. Default: the platform's.</summary>
    public Uri AuthorizationEndpoint { get; set; } = new("https://auth.1688.com/oauth/authorize");

    /// <summary>
    /// The path of the token interface under <see cref="Endpoint"/>, without the application's key. Default <c>http/1/system.oauth2/getToken</c>, as the
    /// platform documents it; <c>param2/1/system.oauth2/getToken</c> is in use too.
    /// </summary>
    public string TokenPath { get; set; } = "http/1/system.oauth2/getToken";

    /// <summary>The application's key, from the console of open.1688.com.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>The application's secret. It signs each call, is sent to the token interface alone, and is never logged.</summary>
    [Secret]
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>The language of the translated texts that come with the Chinese ones, such as <c>en</c>. Default <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>How long a call that changes nothing may take. Default 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call that buys or pays may take. Default 30 seconds.</summary>
    public TimeSpan PurchaseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a created order may take to be found by its reference. Default 10 minutes.</summary>
    public TimeSpan VisibilityWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The most bytes a picture to search by may have. Default 5,000,000; the platform publishes no limit.</summary>
    public int LargestImage { get; set; } = 5_000_000;

    /// <summary>
    /// Which quantity picks the tier of an offer that is priced by quantity (<c>quoteType</c> 0 and 2). Default all pieces of the offer together; the
    /// platform does not say. A preview has the last word.
    /// </summary>
    public TierBasis TiersCount { get; set; } = TierBasis.Listing;

    /// <summary>
    /// Whether an offer of a seller who takes mixed batches may be ordered from one piece on. Default <see langword="false"/>: its own minimum holds,
    /// which is always enough. With <see langword="true"/> a preview tells whether the batch as a whole suffices.
    /// </summary>
    public bool MixedBatchLiftsMinimum { get; set; }

    /// <summary>The <c>flow</c> that orders are previewed and created in. Default <c>general</c>.</summary>
    public string Flow { get; set; } = "general";

    /// <summary>
    /// The way of trade that orders are created in, such as <c>assureTrade</c>. Default none: the platform chooses, and an account with 诚e赊 then buys
    /// on credit. A preview refuses what cannot be bought in it.
    /// </summary>
    public string? TradeType { get; set; }

    /// <summary>The channel that payments are debited through, such as <c>alipay</c> or <c>shegou</c>. Default none: the platform chooses.</summary>
    public string? PayChannel { get; set; }

    /// <summary>
    /// Whether it is asked before each payment that the account has agreed to be debited. Default <see langword="false"/>: the payment itself is
    /// refused when it has not, and one call is saved.
    /// </summary>
    public bool CheckPayAgreement { get; set; }

    /// <summary>Which cashier's page a person is sent to. Default Alipay's.</summary>
    public Alibaba1688CashierChannel Cashier { get; set; } = Alibaba1688CashierChannel.Alipay;

    /// <summary>By which of the platform's two interfaces offers are followed. Default the cross-border solution's own.</summary>
    public Alibaba1688FollowInterface FollowThrough { get; set; } = Alibaba1688FollowInterface.CrossBorder;

    /// <summary>How long resolving a short link may take, all hops together. Default 3 seconds: a person waits for it.</summary>
    public TimeSpan ShortLinkTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// An address of this machine that is asked for short links in place of 1688's hosts, for tests and the simulator. Default
    /// <see langword="null"/>: 1688's own hosts, which are asked over https only.
    /// </summary>
    public Uri? ShortLinkEndpoint { get; set; }

    /// <summary>
    /// How calls are shared out, repeated and given up. The platform publishes no rate: 5 calls a second and a burst of 8 stay below what was seen to
    /// be refused, and a refusal leaves the account alone for 10 seconds.
    /// </summary>
    public PlatformCallOptions Calls { get; } = new()
    {
        Budget = { CallsPerSecond = 5, Burst = 8, KeptForOrders = 3, BanWhenUntold = TimeSpan.FromSeconds(10) },
    };

    internal void Validate()
    {
        const string Section = "ReverseBuy:Alibaba1688:";
        Require(IsSafe(Endpoint), $"{Section}Endpoint must be an absolute https address (plain http only on loopback).");
        Require(Endpoint.AbsolutePath.EndsWith('/'), $"{Section}Endpoint must end with '/', as in https://gw.open.1688.com/openapi/.");
        Require(IsSafe(AuthorizationEndpoint), $"{Section}AuthorizationEndpoint must be an absolute https address (plain http only on loopback).");
        Require(TokenPath.EndsWith("/getToken", StringComparison.Ordinal) && !TokenPath.StartsWith('/') && !TokenPath.Contains(':', StringComparison.Ordinal),
            $"{Section}TokenPath is '{TokenPath}'; it must be a path such as http/1/system.oauth2/getToken.");
        Require(AppKey.Length > 0, $"{Section}AppKey is missing; take it from the console of open.1688.com.");
        Require(AppSecret.Length > 0, $"{Section}AppSecret is missing; take it from the console of open.1688.com.");
        Require(CallTimeout > TimeSpan.Zero, $"{Section}CallTimeout is {CallTimeout}; it must be longer than nothing.");
        Require(PurchaseTimeout > TimeSpan.Zero, $"{Section}PurchaseTimeout is {PurchaseTimeout}; it must be longer than nothing.");
        Require(VisibilityWindow >= TimeSpan.Zero, $"{Section}VisibilityWindow is {VisibilityWindow}; it must not be negative.");
        Require(LargestImage > 0, $"{Section}LargestImage is {LargestImage}; it must be more than nothing.");
        Require(Enum.IsDefined(TiersCount), $"{Section}TiersCount is {TiersCount}; it must be Listing or Sku.");
        Require(Flow.Length > 0, $"{Section}Flow is empty; it must be a flow of the platform such as general.");
        Require(TradeType is not "", $"{Section}TradeType is empty; it must be a way of trade such as assureTrade, or left out.");
        Require(Enum.IsDefined(Cashier), $"{Section}Cashier is {Cashier}; it must be Alipay, CrossBorderPay or CreditPay.");
        Require(Enum.IsDefined(FollowThrough), $"{Section}FollowThrough is {FollowThrough}; it must be CrossBorder or Product.");
        Require(ShortLinkTimeout > TimeSpan.Zero, $"{Section}ShortLinkTimeout is {ShortLinkTimeout}; it must be longer than nothing.");
        Require(ShortLinkEndpoint is null or { IsLoopback: true }, $"{Section}ShortLinkEndpoint is not on this machine; leave it out, and 1688's own hosts are asked.");
        Require(!Calls.Validate($"{Section}Calls").Any(), string.Join(" ", Calls.Validate($"{Section}Calls")));
    }

    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ConfigurationException(message);
        }
    }
}
