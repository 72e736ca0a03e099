using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy;

/// <summary>For authors of <c>UseX</c> methods.</summary>
public static class SeamProviderBuilderExtensions
{
    /// <summary>Notes who serves a seam. A seam noted twice fails the start and names both.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="provider">The seam and the call that serves it.</param>
    /// <returns>The same builder.</returns>
    public static IReverseBuyBuilder NoteSeamProvider(this IReverseBuyBuilder builder, SeamProvider provider)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(provider);
        builder.Services.AddSingleton(provider);
        return builder;
    }
}
