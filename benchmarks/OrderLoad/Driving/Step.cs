namespace ReverseBuy.OrderLoad.Driving;

/// <summary>What an order goes through, in its order.</summary>
internal enum Step
{
    Place,
    Pay,
    Approve,

    /// <summary>From the approval until every unit is bought, which workers do.</summary>
    Buy,

    /// <summary>From bought until every package is announced, which is asked for at the marketplace.</summary>
    Ship,

    /// <summary>Each package arrives and is counted.</summary>
    Receive,

    /// <summary>The parcel is asked for, quoted, paid for and packed.</summary>
    Pack,

    Dispatch,

    /// <summary>Three reports of the carrier.</summary>
    Deliver,
}
