using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ConvGen.Model;

/// <summary>Reads JSON token by token. It never throws: whatever is no JSON, or not what was asked for, sets <see cref="Position"/> aside and returns false.</summary>
internal sealed class JsonCursor(string text)
{
    private int _position;

    /// <summary>Where it stands; after a failure, where the trouble is.</summary>
    public int Position => _position;

    /// <summary>Whether only blanks are left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _position == text.Length;
        }
    }

    /// <summary>Consumes <paramref name="symbol"/> if it comes next.</summary>
    public bool Take(char symbol)
    {
        SkipBlanks();
        if (_position >= text.Length || text[_position] != symbol)
            return false;
        _position++;
        return true;
    }

    /// <summary>Reads a string.</summary>
    public bool TryString(out string value)
    {
        value = "";
        if (!Take('"'))
            return false;
        var content = new StringBuilder();
        while (_position < text.Length && text[_position] >= ' ')
        {
            var next = text[_position];
            if (next == '"')
            {
                _position++;
                value = content.ToString();
                return true;
            }

            if (next == '\\' ? !TryEscape(content) : !Append(content, next))
                return false;
        }

        return false;
    }

    /// <summary>Reads an array of whole numbers from 0 on.</summary>
    public bool TryNumbers(out List<long> values)
    {
        values = [];
        if (!Take('['))
            return false;
        if (Take(']'))
            return true;
        do
        {
            if (!TryNumber(out var value))
                return false;
            values.Add(value);
        }
        while (Take(','));
        return Take(']');
    }

    /// <summary>Passes over any value. Brackets are counted and not matched by kind: what they hold is nobody's business here.</summary>
    public bool TrySkip()
    {
        var depth = 0;
        do
        {
            SkipBlanks();
            if (_position >= text.Length)
                return false;
            switch (text[_position])
            {
                case '"':
                    if (!TryString(out _))
                        return false;
                    break;
                case '{' or '[':
                    depth++;
                    _position++;
                    break;
                case '}' or ']' or ',' or ':' when depth == 0:
                    return false;
                case '}' or ']':
                    depth--;
                    _position++;
                    break;
                case ',' or ':':
                    _position++;
                    break;
                default:
                    SkipWord();
                    break;
            }
        }
        while (depth > 0);
        return true;
    }

    private bool TryNumber(out long value)
    {
        SkipBlanks();
        var start = _position;
        while (_position < text.Length && text[_position] is >= '0' and <= '9')
            _position++;
        return long.TryParse(text.Substring(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private bool Append(StringBuilder content, char symbol)
    {
        content.Append(symbol);
        _position++;
        return true;
    }

    private bool TryEscape(StringBuilder content)
    {
        if (_position + 1 >= text.Length)
            return false;
        var symbol = text[_position + 1];
        if (symbol == 'u')
            return TryCodeUnit(content);
        const string Escapes = "\"\\/bfnrt";
        const string Meanings = "\"\\/\b\f\n\r\t";
        var index = Escapes.IndexOf(symbol);
        if (index < 0)
            return false;
        _position++;
        return Append(content, Meanings[index]);
    }

    private bool TryCodeUnit(StringBuilder content)
    {
        const int Digits = 4;
        var start = _position + 2;
        if (start + Digits > text.Length ||
            !ushort.TryParse(text.Substring(start, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return false;
        }

        content.Append((char)unit);
        _position = start + Digits;
        return true;
    }

    private void SkipWord()
    {
        while (_position < text.Length && !(text[_position] is '"' or '{' or '}' or '[' or ']' or ',' or ':' or ' ' or '\t' or '\n' or '\r'))
            _position++;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\n' or '\r')
            _position++;
    }
}
