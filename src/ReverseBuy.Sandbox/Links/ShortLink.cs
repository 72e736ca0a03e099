using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Links;

/// <summary>A short link: its code, what it does, and the listing that it is about.</summary>
internal sealed record ShortLink(string Code, SandboxShortLinkKind Kind, Listing Listing);
