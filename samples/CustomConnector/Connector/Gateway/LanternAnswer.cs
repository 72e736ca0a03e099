using ReverseBuy.Connectors.Http;

namespace Lantern.Gateway;

/// <summary>An answer that the gateway let through: data, or a business error by its code.</summary>
internal readonly record struct LanternAnswer(LanternOperation Operation, WireValue Data, string? ErrorCode)
{
    /// <summary>The data, where no error is expected.</summary>
    public WireValue Require() => ErrorCode is null ? Data : throw LanternErrors.OfBusiness(Operation, ErrorCode);
}
