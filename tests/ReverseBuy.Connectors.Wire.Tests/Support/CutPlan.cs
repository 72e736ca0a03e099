using System.Globalization;
using System.Text;

namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>Where one call is cut, and how long its request and answer were.</summary>
internal sealed class CutPlan(CutSide side, int after)
{
    private readonly Lock _gate = new();
    private readonly List<byte> _request = [];
    private int _answer;

    public int RequestBytes => _request.Count;

    public int AnswerBytes => _answer;

    /// <summary>Whether the request was cut before its last byte.</summary>
    public bool IsRequestCut { get; private set; }

    /// <summary>Notes bytes of the request, and tells how many of them pass.</summary>
    public int PassRequest(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var before = _request.Count;
            _request.AddRange(bytes);
            if (side != CutSide.Request || _request.Count <= after || (IsWhole && after >= _request.Count))
            {
                return bytes.Length;
            }

            IsRequestCut = true;
            return Math.Max(after - before, 0);
        }
    }

    /// <summary>Notes bytes of the answer, and tells how many of them pass.</summary>
    public int PassAnswer(int bytes)
    {
        lock (_gate)
        {
            var before = _answer;
            _answer += bytes;
            return side switch
            {
                CutSide.Request => 0,
                CutSide.Answer => Math.Clamp(after - before, 0, bytes),
                _ => bytes,
            };
        }
    }

    private bool IsWhole
    {
        get
        {
            var text = Encoding.ASCII.GetString([.. _request]);
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
            {
                return false;
            }

            var length = text[..head].Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
            return _request.Count - head - 4 >= int.Parse(length, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        }
    }
}
