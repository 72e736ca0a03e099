namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>Something that happens in the course of an order, wanted or not.</summary>
public enum CourseStep
{
    PassMinute,
    PassHour,
    LoseCreateBefore,
    LoseCreateAfter,
    RefuseCreate,
    ThrottleCreate,
    BreakCreate,
    LosePayBefore,
    LosePayAfter,
    AcceptPay,
    RefusePay,
    GoDown,
    RaisePrice,
    LowerPrice,
    Buy,
    Look,
    SellerShips,
    SellerCancels,
    TakeIn,
    SendParcel,
    RepeatApproval,
}
