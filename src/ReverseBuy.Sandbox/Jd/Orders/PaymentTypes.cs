using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary>The ways to pay that the sandbox's contract has.</summary>
internal static class PaymentTypes
{
    private static readonly long[] Known = [4, 5, 101, 102];

    public static long Check(ApiCall call) => call.RequiredLong("paymentType") is var type && Known.Contains(type)
        ? type
        : throw new ParameterException("paymentType", missing: false);
}
