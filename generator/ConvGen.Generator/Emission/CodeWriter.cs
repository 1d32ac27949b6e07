using System;
using System.Collections.Generic;
using System.Text;

namespace ConvGen.Generator.Emission;

/// <summary>Writes indented C# with <c>'\n'</c> line ends, so that the same input gives the same bytes everywhere.</summary>
public sealed class CodeWriter
{
    private const string Indentation = "    ";
    private StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several where <paramref name="text"/> has line breaks; each gets the current indentation, empty ones none.</summary>
    public CodeWriter Line(string text = "")
    {
        // No two blank lines in a row, and none after an opening brace: writers need not know what stood before them.
        if (text.Length == 0 && (_text.Length == 0 || EndsWith("\n\n") || EndsWith("{\n")))
        {
            return this;
        }

        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                for (var i = 0; i < _depth; i++)
                {
                    _text.Append(Indentation);
                }

                _text.Append(text, start, end - start);
            }

            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Writes each of <paramref name="lines"/>.</summary>
    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Writes <paramref name="head"/> and an opening brace; disposing the result closes it.</summary>
    public Scope Block(string head, string close = "}") => Line(head).Open("{", close);

    /// <summary>Writes <paramref name="open"/> on a line of its own; disposing the result writes <paramref name="close"/>.</summary>
    public Scope Open(string open, string close)
    {
        Line(open);
        _depth++;
        return new Scope(this, close);
    }

    /// <summary>What <paramref name="write"/> writes, without indentation, instead of writing it here.</summary>
    public string Capture(Action write)
    {
        var (text, depth) = (_text, _depth);
        (_text, _depth) = (new StringBuilder(), 0);
        try
        {
            write();
            return _text.ToString();
        }
        finally
        {
            (_text, _depth) = (text, depth);
        }
    }

    private bool EndsWith(string end) =>
        _text.Length >= end.Length && _text.ToString(_text.Length - end.Length, end.Length) == end;

    private void Close(string close)
    {
        if (EndsWith("\n\n"))
        {
            _text.Length--;
        }

        _depth--;
        Line(close);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>An open brace.</summary>
    public readonly struct Scope(CodeWriter writer, string close) : IDisposable
    {
        /// <summary>Closes the brace.</summary>
        public void Dispose() => writer.Close(close);
    }
}
