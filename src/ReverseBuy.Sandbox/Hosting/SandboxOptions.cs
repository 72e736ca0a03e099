namespace ReverseBuy.Sandbox;

/// <summary>How a sandbox runs: where it listens, what it accepts, how fast its world turns.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where to listen: <c>http</c> on a loopback address; port 0 takes a free one.</summary>
    /// <value>Default <c>http://127.0.0.1:0</c>.</value>
    public Uri Url { get; set; } = new("http://127.0.0.1:0");

    /// <summary>The file the state is kept in, replaced before every answer; null keeps it in memory only.</summary>
    /// <value>Default null.</value>
    public string? StateFile { get; set; }

    /// <summary>The application key that all marketplaces accept.</summary>
    /// <value>Default <c>sandbox-key</c>.</value>
    public string AppKey { get; set; } = "sandbox-key";

    /// <summary>The application secret signatures are checked with.</summary>
    /// <value>Default <c>sandbox-secret</c>.</value>
    public string AppSecret { get; set; } = "sandbox-secret";

    /// <summary>The access tokens that are alive; any other is refused.</summary>
    /// <value>Default one: <c>sandbox-token</c>.</value>
    public IList<string> AccessTokens { get; } = ["sandbox-token"];

    /// <summary>How often 1688 may be called within a second in all; more is refused with <c>gw.QosAppFrequencyLimit</c>.</summary>
    /// <value>Default 10,000.</value>
    public int Alibaba1688CallsPerSecond { get; set; } = 10_000;

    /// <summary>How long an access token that 1688 issues lives, on the business clock. Those of <see cref="AccessTokens"/> live for ever.</summary>
    /// <value>Default 10 hours.</value>
    public TimeSpan Alibaba1688TokenLifetime { get; set; } = TimeSpan.FromHours(10);

    /// <summary>How often each interface of Taobao may be called within a second; more is refused with <c>ApiCallLimit</c>.</summary>
    /// <value>Default 10,000.</value>
    public int TaobaoCallsPerSecond { get; set; } = 10_000;

    /// <summary>How often Taobao may be called within a day in all; more is refused with <c>AppCallLimit</c>.</summary>
    /// <value>Default 10,000,000.</value>
    public int TaobaoCallsPerDay { get; set; } = 10_000_000;

    /// <summary>The name that an account of JD signs in with.</summary>
    /// <value>Default <c>sandbox-user</c>.</value>
    public string JdUserName { get; set; } = "sandbox-user";

    /// <summary>The password of that account.</summary>
    /// <value>Default <c>sandbox-pass</c>.</value>
    public string JdPassword { get; set; } = "sandbox-pass";

    /// <summary>How often JD may be called within a second in all; more is refused with words about frequency.</summary>
    /// <value>Default 10,000.</value>
    public int JdCallsPerSecond { get; set; } = 10_000;

    /// <summary>How long an access token that JD issues lives, on the business clock. Those of <see cref="AccessTokens"/> live for ever.</summary>
    /// <value>Default 24 hours.</value>
    public TimeSpan JdTokenLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The promotion id that is bound at Pinduoduo.</summary>
    /// <value>Default <c>60005_612</c>.</value>
    public string PinduoduoPid { get; set; } = "60005_612";

    /// <summary>The uid that it is bound with.</summary>
    /// <value>Default <c>sandbox</c>.</value>
    public string PinduoduoUid { get; set; } = "sandbox";

    /// <summary>Whether the application has Pinduoduo's right to the choices of a listing. Without it they are left out, silently.</summary>
    /// <value>Default true.</value>
    public bool PinduoduoTellsSkus { get; set; } = true;

    /// <summary>How often each interface of Pinduoduo may be called within a second; more is refused with <c>70031</c>.</summary>
    /// <value>Default 10,000.</value>
    public int PinduoduoCallsPerSecond { get; set; } = 10_000;

    /// <summary>From paid to the group being complete at Pinduoduo, on the business clock.</summary>
    /// <value>Default 10 minutes.</value>
    public TimeSpan PinduoduoGroupAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The clock: timestamps of calls are checked against it, and the business clock runs ahead of it by what was advanced.</summary>
    /// <value>Default <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long the platform takes over building an order and over an asynchronous cancellation (Taobao), on the business clock.</summary>
    /// <value>Default 0.5 s.</value>
    public TimeSpan TaskDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From a payment's acceptance to the order being paid, on the business clock.</summary>
    /// <value>Default 1 s.</value>
    public TimeSpan PayDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>From paid to shipped, on the business clock.</summary>
    /// <value>Default 6 hours.</value>
    public TimeSpan ShipAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>From shipped to signed for, on the business clock.</summary>
    /// <value>Default 48 hours.</value>
    public TimeSpan SignAfter { get; set; } = TimeSpan.FromHours(48);

    /// <summary>From asking for a refund, or returning the goods of one, to the seller's next step, on the business clock.</summary>
    /// <value>Default 1 hour.</value>
    public TimeSpan RefundAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>From created to closed when nobody pays, on the business clock.</summary>
    /// <value>Default 24 hours.</value>
    public TimeSpan UnpaidExpiry { get; set; } = TimeSpan.FromHours(24);
}
