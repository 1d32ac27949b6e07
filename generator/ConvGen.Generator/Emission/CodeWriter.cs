using System;
using System.Collections.Generic;
using System.Text;

namespace ConvGen.Generator.Emission;

/// <summary>Writes indented C# with <c>'\n'</c> line ends, so that the same input gives the same bytes everywhere.</summary>
public sealed class CodeWriter
{
    private const string Indentation = "    ";
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several where <paramref name="text"/> has line breaks; each gets the current indentation, empty ones none.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                for (var i = 0; i < _depth; i++)
                {
                    _text.Append(Indentation);
                }

                _text.Append(line);
            }

            _text.Append('\n');
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
    public Scope Block(string head, string close = "}")
    {
        Line(head).Line("{");
        _depth++;
        return new Scope(this, close);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>An open brace.</summary>
    public readonly struct Scope(CodeWriter writer, string close) : IDisposable
    {
        /// <summary>Closes the brace.</summary>
        public void Dispose()
        {
            writer._depth--;
            writer.Line(close);
        }
    }
}
