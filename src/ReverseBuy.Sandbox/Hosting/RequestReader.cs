using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>Reads a request in all the styles that clients of the platforms send: address, form, parts, one JSON object.</summary>
internal static class RequestReader
{
    // A picture of 3 MB in Base64, escaped, is longer than what forms may hold otherwise.
    private static readonly FormOptions FormLimits = new() { ValueLengthLimit = 16 * 1024 * 1024 };

    public static async Task<WireRequest> ReadAsync(HttpRequest request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Query)
        {
            parameters[name] = values[0] ?? string.Empty;
        }

        if (request.HasJsonContentType())
        {
            foreach (var (name, value) in await JsonBody.ReadAsync(request).ConfigureAwait(false))
            {
                parameters[name] = value;
            }
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(FormLimits, request.HttpContext.RequestAborted).ConfigureAwait(false);
            foreach (var (name, values) in form)
            {
                parameters[name] = values[0] ?? string.Empty;
            }

            foreach (var file in form.Files)
            {
                using var content = new MemoryStream();
                await file.CopyToAsync(content, request.HttpContext.RequestAborted).ConfigureAwait(false);
                files[file.Name] = content.ToArray();
            }
        }

        return new WireRequest(parameters, files);
    }
}
