using System.Net.Http.Headers;

namespace ReverseBuy.Connectors.Http;

/// <summary>The body of a call: a form, parts when a file goes along, or JSON.</summary>
internal static class CallContent
{
    public static HttpContent Of(OutgoingCall call) =>
        call.Json is { } json ? Json(json)
        : call.File is { } file ? Parts(call.Form, file)
        : new FormUrlEncodedContent(call.Form);

    private static ReadOnlyMemoryContent Json(ReadOnlyMemory<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    // The fields travel as parts too: in the address, where some clients put them, a token would be logged by every proxy on the way.
    private static MultipartFormDataContent Parts(IReadOnlyList<KeyValuePair<string, string>> form, OutgoingFile file)
    {
        var parts = new MultipartFormDataContent();

        // Servers are known that take the quotes around the boundary for a part of it, and names without quotes for none.
        var boundary = parts.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary");
        boundary.Value = boundary.Value!.Trim('"');
        foreach (var (name, value) in form)
        {
            parts.Add(new StringContent(value), $"\"{name}\"");
        }

        var content = new ReadOnlyMemoryContent(file.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        parts.Add(content, $"\"{file.Field}\"", $"\"{file.FileName}\"");
        return parts;
    }
}
