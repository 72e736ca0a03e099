using ReverseBuy.Connectors.Http;
using ReverseBuy.Privacy;

namespace ReverseBuy.Connectors.Taobao;

/// <summary>The settings of the Taobao connector. Checked when the host starts; an error names the key, such as <c>ReverseBuy:Taobao:AppKey</c>.</summary>
public sealed class TaobaoOptions
{
    /// <summary>The section of the configuration that error messages name.</summary>
    public const string Section = "ReverseBuy:Taobao";

    /// <summary>The gateway, with the <c>/rest</c> that is not signed. It is https, except on the machine itself.</summary>
    public Uri Endpoint { get; set; } = new("https://api.taobao.global/rest");

    /// <summary>The page on which the owner of a buying account lets the application in. It is https, except on the machine itself.</summary>
    public Uri AuthorizationEndpoint { get; set; } = new("https://api.taobao.global/oauth/authorize");

    /// <summary>The key of the application at the open platform.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>The secret of the application. Keep it out of files and logs.</summary>
    [Secret]
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>The language of the marketplace's own translations: <c>en</c>, <c>vi</c>, <c>ru</c>, <c>ko</c> or <c>ja</c>; <see langword="null"/> for none.</summary>
    public string? Language { get; set; }

    /// <summary>
    /// Whether a listing that came without a translation into <see cref="Language"/> is translated by the marketplace, at two further calls:
    /// one registers it for ordering, one asks for the translation.
    /// </summary>
    public bool TranslateMissing { get; set; }

    /// <summary>In what unit search results tell their price.</summary>
    public TaobaoSearchPriceUnit SearchPriceUnit { get; set; } = TaobaoSearchPriceUnit.Yuan;

    /// <summary>How the members of an order line are written.</summary>
    public TaobaoOrderLineKeyStyle OrderLineKeyStyle { get; set; } = TaobaoOrderLineKeyStyle.Camel;

    /// <summary>The kind of order that is created: <c>PANAMA</c>, or <c>PANAMA_DG</c> or <c>NORMAL</c> where the platform told you so.</summary>
    public string ChannelOrderType { get; set; } = "PANAMA";

    /// <summary>The reason that a cancellation gives, in Chinese. The platform demands one and publishes no list.</summary>
    public string CancelReason { get; set; } = "不想要了";

    /// <summary>How long a call may take. 10 seconds, as the platform's clients wait.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long creating an order may take. Longer than other calls: a lost answer costs a search for the order.</summary>
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a created order may take to be found by its reference. Not published by the platform; chosen with room to spare.</summary>
    public TimeSpan VisibilityWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long resolving a short link may take, all hops together. 3 seconds: a person waits for it.</summary>
    public TimeSpan ShortLinkTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// An address of this machine that is asked for short links in place of Taobao's hosts, for tests and the simulator; <see langword="null"/> for
    /// Taobao's own hosts, which are asked over https only.
    /// </summary>
    public Uri? ShortLinkEndpoint { get; set; }

    /// <summary>
    /// How calls are shared out, repeated and given up. The platform publishes no rate per second; 10 calls a second and a burst of 20 are well below the
    /// ten million a day that its guide allows.
    /// </summary>
    public PlatformCallOptions Calls { get; } = new()
    {
        Budget = { CallsPerSecond = 10, Burst = 20, KeptForOrders = 5, BanWhenUntold = TimeSpan.FromSeconds(2) },
    };

    /// <summary>Hides the secret.</summary>
    /// <returns>The endpoint.</returns>
    public override string ToString() => $"TaobaoOptions {{ {Endpoint} }}";
}
