namespace ReverseBuy.Sandbox.Pushes;

/// <summary>
/// Writes one kind of message as a marketplace pushes it. Whoever delivers pushes knows no more of the marketplace. Called by the one who holds the
/// world, for what is told is read from it.
/// </summary>
internal interface IPushFormat
{
    /// <summary>The marketplace (see <see cref="Catalogue.Marketplaces"/>).</summary>
    string Marketplace { get; }

    /// <summary>The platform's own name of this kind of message, by which somebody subscribes to it.</summary>
    string Kind { get; }

    /// <summary>The message that tells of a change, signed; null when this kind does not tell of such changes.</summary>
    PushMessage? Write(PushedChange change);
}
