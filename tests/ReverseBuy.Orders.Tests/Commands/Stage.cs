namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>How far the things are that commands are given to.</summary>
internal enum Stage
{
    /// <summary>The order is completed, all that was bought is paid and in, the parcel is delivered, nothing is left of the found item.</summary>
    Over,

    /// <summary>The goods are in a parcel that was asked for.</summary>
    Requested,
}
