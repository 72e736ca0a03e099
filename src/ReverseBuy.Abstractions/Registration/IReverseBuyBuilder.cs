using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy;

/// <summary>
/// What <c>AddReverseBuy()</c> returns. <c>AddX</c> registers what may occur several times, <c>UseX</c> the one provider of a seam.
/// </summary>
public interface IReverseBuyBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
