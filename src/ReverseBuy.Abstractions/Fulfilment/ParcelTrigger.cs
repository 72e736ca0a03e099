namespace ReverseBuy.Fulfilment;

/// <summary>What moves a parcel from state to state.</summary>
public enum ParcelTrigger
{
    /// <summary>The customer asked for it.</summary>
    Request,

    /// <summary>It was packed for trial.</summary>
    TrialPack,

    /// <summary>Freight was quoted from the trial.</summary>
    QuoteTrial,

    /// <summary>Freight was set and is to be paid.</summary>
    AskFreight,

    /// <summary>The freight that is due was captured.</summary>
    PayFreight,

    /// <summary>It is packed and weighed.</summary>
    Pack,

    /// <summary>More freight is owed.</summary>
    OweFreight,

    /// <summary>Freight is to be paid back.</summary>
    OweRefund,

    /// <summary>It is ready for the carrier.</summary>
    MakeReady,

    /// <summary>The carrier took it.</summary>
    HandOver,

    /// <summary>The carrier moves it.</summary>
    Depart,

    /// <summary>Customs hold it.</summary>
    HoldAtCustoms,

    /// <summary>It is out for delivery.</summary>
    GoOutForDelivery,

    /// <summary>It was delivered.</summary>
    Deliver,

    /// <summary>It was called off.</summary>
    Cancel,

    /// <summary>It cannot be sent as it is.</summary>
    Block,

    /// <summary>What blocked it was put right.</summary>
    Unblock,

    /// <summary>It comes back.</summary>
    Return,

    /// <summary>It is back.</summary>
    ReceiveBack,

    /// <summary>It was lost.</summary>
    Lose,

    /// <summary>It was seized.</summary>
    Seize,

    /// <summary>It was damaged.</summary>
    Damage,

    /// <summary>A compensation was asked for.</summary>
    Claim,

    /// <summary>The compensation was granted.</summary>
    Compensate,

    /// <summary>The compensation was refused.</summary>
    RefuseClaim,
}
