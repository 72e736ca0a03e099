using ReverseBuy.Connectors.Http;
using ReverseBuy.Privacy;

namespace ReverseBuy.Connectors.Jd;

/// <summary>The settings of the JD connector. Checked when the host starts; an error names the key, such as <c>ReverseBuy:Jd:AppKey</c>.</summary>
public sealed class JdOptions
{
    /// <summary>The section of the configuration that error messages name.</summary>
    public const string Section = "ReverseBuy:Jd";

    /// <summary>Where <c>oauth2/…</c> and <c>api/…</c> are; ends with a slash. It is https, except on the machine itself.</summary>
    public Uri Endpoint { get; set; } = new("https://bizapi.jd.com/");

    /// <summary>Where pictures are, which JD names without a host; ends with a slash. The last part picks their size: <c>n0</c> is 800 pixels.</summary>
    public Uri PictureEndpoint { get; set; } = new("https://img13.360buyimg.com/n0/");

    /// <summary>The key of the application, <c>client_id</c> at JD.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>The secret of the application. Keep it out of files and logs.</summary>
    [Secret]
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>What orders are paid from. Default the prepaid balance.</summary>
    public JdPaymentType PaymentType { get; set; } = JdPaymentType.PrepaidBalance;

    /// <summary>How orders are invoiced.</summary>
    public JdInvoiceOptions Invoice { get; } = new();

    /// <summary>
    /// Further fields that the contract asks for in every order, by JD's names, such as <c>invoicePhone</c> or <c>regCode</c>. None by default; those that
    /// the connector fills itself cannot be set.
    /// </summary>
    public IDictionary<string, string> OrderFields { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The e-mail address of an order. JD demands one and takes any text. Default <c>xx</c>.</summary>
    [PersonalData]
    public string Email { get; set; } = "xx";

    /// <summary>How long the ids of a warehouse's area are kept. Default a day; a message that areas changed ends it earlier.</summary>
    public TimeSpan AreaLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a call may take. Default 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call that orders, confirms or cancels may take. Default 30 seconds: a lost answer costs a search for the order.</summary>
    public TimeSpan PurchaseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a created order may take to be found by its reference. Not published; default 10 minutes.</summary>
    public TimeSpan VisibilityWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long resolving a short link may take, all hops together. 3 seconds: a person waits for it.</summary>
    public TimeSpan ShortLinkTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// An address of this machine that is asked for short links in place of JD's hosts, for tests and the simulator; <see langword="null"/> for JD's own
    /// hosts, which are asked over https only.
    /// </summary>
    public Uri? ShortLinkEndpoint { get; set; }

    /// <summary>How calls are shared out, repeated and given up. JD publishes no rate; 5 to 10 calls a second are what clients are known to get along with.</summary>
    public PlatformCallOptions Calls { get; } = new()
    {
        Budget = { CallsPerSecond = 8, Burst = 16, KeptForOrders = 6, BanWhenUntold = TimeSpan.FromSeconds(5) },
    };

    /// <summary>Hides the secret.</summary>
    /// <returns>The endpoint.</returns>
    public override string ToString() => $"JdOptions {{ {Endpoint} }}";
}
