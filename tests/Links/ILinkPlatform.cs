using ReverseBuy.Catalogue;

namespace ReverseBuy.LinkForms;

/// <summary>What the tests of links, which are the same for all marketplaces, must know of one.</summary>
public interface ILinkPlatform
{
    static abstract MarketplaceId Marketplace { get; }

    /// <summary>The file of its forms.</summary>
    static abstract string Forms { get; }

    /// <summary>The address of a listing's page, up to the id.</summary>
    static abstract string Page { get; }

    static abstract ILinkRecognizer Recognizer { get; }

    /// <summary>Follows short links, asking this address in place of the marketplace's hosts.</summary>
    static abstract IShortLinks ShortLinksAt(Uri endpoint);
}
