namespace ReverseBuy.Sandbox;

/// <summary>What becomes of whoever follows a short link of the sandbox.</summary>
public enum SandboxShortLinkKind
{
    /// <summary>It redirects to the listing's page at once.</summary>
    Redirect,

    /// <summary>It answers with a page whose script or app link leads to the listing.</summary>
    Page,

    /// <summary>It redirects over two more of the marketplace's hosts before it comes to the listing.</summary>
    Hops,

    /// <summary>It redirects on and on, to an address that is new each time.</summary>
    TooManyHops,

    /// <summary>It redirects to itself.</summary>
    Loop,

    /// <summary>It redirects to a host that is not the marketplace's, and from there to the listing.</summary>
    OffList,

    /// <summary>There is no such link any more.</summary>
    Gone,
}
